// SPDX-License-Identifier: BSD-3-Clause
// Tests that each misuse of a block ends the image.

#include "../../zone.h"

#include <uk/test.h>
#include <uk_host.h>

static char arena[8 << 10] UK_ALIGNED(64);
static size_t filled;

static void *heap_alloc(struct uk_alloc *a, size_t bytes, size_t align)
{
	void *p = arena + UK_ALIGN_UP(filled, align);

	filled = UK_ALIGN_UP(filled, align) + bytes;
	a->stats.total_bytes = sizeof(arena);
	return p;
}

static void heap_free(struct uk_alloc *a, void *p)
{
	(void)a;
	(void)p;
}

static struct redzone watch;
static unsigned char *p;

/* A block in use, and room for one in quarantine. */
static void prepare(void)
{
	static const struct uk_alloc_ops ops = {.alloc = heap_alloc,
						.free = heap_free};
	static struct uk_alloc heap = {.ops = &ops};

	filled = 0;
	redzone_setup(&watch, &heap, 1);
	p = uk_alloc(&watch.alloc, 40);
}

static void free_in_order(void)
{
	uk_free(&watch.alloc, p);
}

static void free_after_overflow(void)
{
	p[40] = 0;
	uk_free(&watch.alloc, p);
}

static void resize_after_underflow(void)
{
	p[-1] = 0;
	(void)uk_alloc_resize(&watch.alloc, p, 10);
}

static void free_twice(void)
{
	uk_free(&watch.alloc, p);
	uk_free(&watch.alloc, p);
}

static void free_the_middle(void)
{
	uk_free(&watch.alloc, p + 16);
}

static void resize_freed(void)
{
	uk_free(&watch.alloc, p);
	(void)uk_alloc_resize(&watch.alloc, p, 10);
}

static void leave_quarantine_written(void)
{
	uk_free(&watch.alloc, p);
	p[7] = 0;
	uk_free(&watch.alloc, uk_alloc(&watch.alloc, 1));
}

UK_TEST(misuse_ends_the_image)
{
	static void (*const wrong[])(void) = {
	    free_after_overflow, resize_after_underflow,
	    free_twice,          free_the_middle,
	    resize_freed,        leave_quarantine_written,
	};

	prepare();
	UK_EXPECT_INT(uk_host_status_of(free_in_order), ==, -1);
	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++) {
		prepare();
		if (uk_host_status_of(wrong[i]) != 134)
			uk_test_fail(__FILE__, __LINE__, "wrong[%zu] passed",
				     i);
	}
}
