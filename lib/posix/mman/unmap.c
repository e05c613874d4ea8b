// SPDX-License-Identifier: BSD-3-Clause
// Memory given back: all of a mapping, an end of it, or its middle.
#include "internal.h"

#include <stdlib.h>
#include <uk/assert.h>
#include <uk/palloc.h>

static struct mman_area *find(const char *start, const char *end)
{
	struct uk_list *at;

	uk_list_for_each (at, &mman_areas) {
		struct mman_area *a = UK_LIST_ENTRY(at, struct mman_area, link);

		if (a->start < end && start < a->end)
			return a;
	}
	return NULL;
}

/* Takes [start, end) out of `a`; `rest` is for what is left behind it. Returns
 * the structure that is not needed. */
static struct mman_area *cut(struct mman_area *a, char *start, char *end,
			     struct mman_area *rest)
{
	if (start == a->start && end == a->end) {
		uk_list_remove(&a->link);
		free(rest);
		return a;
	}
	if (start == a->start) {
		a->start = end;
	} else if (end == a->end) {
		a->end = start;
	} else {
		*rest = (struct mman_area){.start = end, .end = a->end};
		a->end = start;
		uk_list_add(&mman_areas, &rest->link);
		return NULL;
	}
	return rest;
}

static void give_back(char *start, char *end)
{
	const size_t bytes = (size_t)(end - start);

	if (mman_protect(start, bytes, PROT_READ | PROT_WRITE))
		uk_panic("mman: pages stay protected");
	uk_palloc_free(start, bytes / PAGE);
}

/* Gives back what one area has in the range. False if there is none. */
static bool unmap_one(char *start, char *end, struct mman_area *spare)
{
	unsigned long flags = uk_waitq_enter();
	struct mman_area *a = find(start, end);

	if (a) {
		start = UK_MAX(start, a->start);
		end = UK_MIN(end, a->end);
		spare = cut(a, start, end, spare);
		give_back(start, end);
	}
	uk_waitq_leave(flags);
	free(spare);
	return a;
}

int munmap(void *addr, size_t bytes)
{
	struct mman_area *spare;
	char *end;

	if (bytes == 0 || mman_range(addr, bytes, &end))
		return mman_fail(EINVAL);
	do {
		spare = malloc(sizeof(*spare));
		if (!spare)
			return mman_fail(ENOMEM);
	} while (unmap_one(addr, end, spare));
	return 0;
}
