// SPDX-License-Identifier: BSD-3-Clause
// Tests of what newlib keeps for each thread.
#include <uk/test.h>

#ifdef CONFIG_THREAD
#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/thread.h>

static void *spoil(void *text)
{
	errno = 7;
	strtok(text, " ");
	uk_thread_yield();
	return errno == 7 ? strtok(NULL, " ") : NULL;
}

UK_TEST(keeps_errno_and_places_for_each_thread)
{
	char mine[] = "a b", theirs[] = "x y";
	struct uk_thread *t;
	void *rest;

	errno = 3;
	strtok(mine, " ");
	UK_EXPECT_INT(uk_thread_create(&t, NULL, spoil, theirs), ==, 0);
	uk_thread_yield();
	UK_EXPECT_INT(errno, ==, 3);
	UK_EXPECT_STR(strtok(NULL, " "), "b");
	UK_EXPECT_INT(uk_thread_join(t, &rest), ==, 0);
	UK_EXPECT_STR(rest, "y");
}

/* What makes newlib allocate. */
static void *print(void *stream)
{
	char buf[32];

	snprintf(buf, sizeof(buf), "%d %g", rand(), 1.5);
	fprintf(stream, "%s\n", buf);
	uk_thread_yield();
	return NULL;
}

UK_TEST(takes_nothing_with_it_into_the_next_thread)
{
	struct uk_alloc *heap = uk_alloc_default();
	size_t used = 0;
	char *text = NULL;
	size_t size;
	FILE *f = open_memstream(&text, &size);

	for (int i = 0; f && i < 20; i++) {
		struct uk_thread *t;

		UK_EXPECT_INT(uk_thread_create(&t, NULL, print, f), ==, 0);
		UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
		rewind(f);
		if (i == 9)
			used = heap->stats.used_bytes;
	}
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(heap->stats.used_bytes, ==, used);
	if (f)
		fclose(f);
	free(text);
}
#endif
