// SPDX-License-Identifier: BSD-3-Clause
// Tests of copied strings, over a heap that hands out an arena once.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <uk/alloc.h>
#include <uk/test.h>

static char arena[64];
static size_t used;

static void *take(struct uk_alloc *a, size_t bytes, size_t align)
{
	(void)a;
	(void)align;
	if (bytes > sizeof(arena) - used)
		return NULL;
	used += bytes;
	return arena + used - bytes;
}

static const struct uk_alloc_ops ops = {.alloc = take};
static struct uk_alloc heap = {.ops = &ops, .name = "arena"};

UK_TEST(strings_are_copied_to_the_heap)
{
	char *p;

	uk_alloc_default_set(&heap);
	p = strdup("abc");
	UK_EXPECT(p == arena);
	UK_EXPECT_STR(p, "abc");
	UK_EXPECT_STR(strdup(""), "");
	UK_EXPECT_STR(strndup("abcdef", 3), "abc");
	UK_EXPECT_STR(strndup("ab", 30), "ab");
	UK_EXPECT_STR(strndup("ab", 0), "");
	UK_EXPECT_INT(used, ==, 4 + 1 + 4 + 3 + 1);
	errno = 0;
	UK_EXPECT(strndup(arena, 64) != NULL);
	UK_EXPECT_INT(errno, ==, 0);
	uk_alloc_default_set(NULL);
	UK_EXPECT(strdup("abc") == NULL);
	UK_EXPECT_INT(errno, ==, ENOMEM);
}
