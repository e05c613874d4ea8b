// SPDX-License-Identifier: BSD-3-Clause
// Many threads, one after the other and at once, and what is left of memory.
#include "selftest.h"

#include <stdio.h>
#include <stdlib.h>
#include <uk/palloc.h>
#include <uk/thread.h>

static const struct uk_thread_attr small = {.stack_bytes = 4096};
static volatile bool go;
static unsigned long ran;

static size_t free_pages(void)
{
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	return stats.free_pages;
}

static int report(int count, size_t before)
{
	size_t after = free_pages();

	printf("threads: %d asked for, %lu ran, %zu pages missing\n", count,
	       ran, before - after);
	return ran == (unsigned long)count && after == before ? 0 : 1;
}

static void *runs(void *arg)
{
	ran++;
	return arg;
}

int selftest_threads(int count)
{
	size_t before = free_pages();
	struct uk_thread *t;

	for (int i = 0; i < count; i++)
		if (uk_thread_create(&t, &small, runs, NULL) ||
		    uk_thread_join(t, NULL))
			break;
	return report(count, before);
}

static void *waits_to_go(void *arg)
{
	while (!go)
		uk_thread_yield();
	return runs(arg);
}

int selftest_crowd(int count)
{
	struct uk_thread **t =
	    calloc((size_t)count, sizeof(struct uk_thread *));
	size_t before = free_pages();
	int made = 0;

	while (t && made < count &&
	       uk_thread_create(&t[made], &small, waits_to_go, NULL) == 0)
		made++;
	printf("threads: %d at once\n", made);
	go = true;
	for (int i = 0; i < made; i++)
		if (uk_thread_join(t[i], NULL))
			return 1;
	free(t);
	return report(count, before);
}
