// SPDX-License-Identifier: BSD-3-Clause
// Tests that objects given back wrongly, or written to, end the image.

#include "../pages.h"

#include <uk/slab.h>
#include <uk/test.h>
#include <uk_host.h>

static struct uk_slab_cache cache, other;
static char *p, *q;

static void free_again(void)
{
	uk_slab_free(&cache, q);
}

static void free_the_inside(void)
{
	uk_slab_free(&cache, p + 8);
}

static void free_what_lies_before(void)
{
	uk_slab_free(&cache, p - 64);
}

static void free_to_another(void)
{
	uk_slab_free(&other, p);
}

static void free_after_overflow(void)
{
	p[40] = 0;
	uk_slab_free(&cache, p);
}

static void take_what_was_written(void)
{
	q[3] = 1;
	(void)uk_slab_alloc(&cache);
}

UK_TEST(misuse_is_noticed)
{
	static void (*const wrong[])(void) = {
	    free_again,      free_the_inside,     free_what_lies_before,
	    free_to_another, free_after_overflow, take_what_was_written,
	};

	slab_test_pages();
	for (unsigned i = 0; i < UK_ARRAY_LEN(wrong); i++) {
		UK_EXPECT_INT(uk_slab_init(&cache, "one", 40, 0, NULL), ==, 0);
		UK_EXPECT_INT(uk_slab_init(&other, "two", 40, 0, NULL), ==, 0);
		/* The first of the slab, and one that is free again. */
		p = uk_slab_alloc(&cache);
		q = uk_slab_alloc(&cache);
		UK_EXPECT(p && q);
		uk_slab_free(&cache, q);
		if (uk_host_status_of(wrong[i]) != 134)
			uk_test_fail(__FILE__, __LINE__, "wrong[%u] passed", i);
	}
}
