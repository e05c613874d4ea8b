// SPDX-License-Identifier: BSD-3-Clause
// Tests of the malloc family over a heap that notes what it is asked for.
#include "../../family.h"

#include <uk/alloc.h>
#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/test.h>

static int error;

/* Stands in for a C library. */
int *uk_errno(void)
{
	return &error;
}

static UK_ALIGNED(4096) unsigned char arena[16384];
static size_t used, last_align;
static void *last_freed;

static void *take(struct uk_alloc *a, size_t bytes, size_t align)
{
	size_t at = UK_ALIGN_UP(used, align);

	(void)a;
	last_align = align;
	if (at > sizeof(arena) || bytes > sizeof(arena) - at)
		return NULL;
	used = at + UK_MAX(bytes, (size_t)1);
	return arena + at;
}

static void give(struct uk_alloc *a, void *p)
{
	(void)a;
	last_freed = p;
}

static void *resize(struct uk_alloc *a, void *p, size_t bytes)
{
	void *moved = take(a, bytes, 16);

	if (moved)
		memmove(moved, p, bytes);
	return moved;
}

static size_t usable(struct uk_alloc *a, const void *p)
{
	(void)a;
	(void)p;
	return 77;
}

static const struct uk_alloc_ops ops = {
    .alloc = take, .free = give, .resize = resize, .usable = usable};
static const struct uk_alloc_ops fewer_ops = {.alloc = take, .free = give};
static struct uk_alloc heap = {.ops = &ops, .name = "arena"};

static void prepare(void)
{
	memset(arena, 0xee, sizeof(arena));
	used = 0;
	last_freed = NULL;
	error = 0;
	heap.ops = &ops;
	uk_alloc_default_set(&heap);
}

UK_TEST(malloc_takes_from_the_default_heap)
{
	char *p;

	prepare();
	p = malloc(100);
	UK_EXPECT(p == (char *)arena);
	UK_EXPECT_INT(last_align, ==, _Alignof(max_align_t));
	UK_EXPECT(malloc(0) != NULL);
	free(p);
	UK_EXPECT(last_freed == p);
	last_freed = NULL;
	free(NULL);
	UK_EXPECT(last_freed == NULL);
	UK_EXPECT_INT(error, ==, 0);
}

UK_TEST(malloc_says_when_memory_is_out)
{
	prepare();
	UK_EXPECT(malloc(sizeof(arena) + 1) == NULL);
	UK_EXPECT_INT(error, ==, ENOMEM);
	error = 0;
	UK_EXPECT(realloc(arena, sizeof(arena) + 1) == NULL);
	UK_EXPECT_INT(error, ==, ENOMEM);
	error = 0;
	uk_alloc_default_set(NULL);
	UK_EXPECT(malloc(1) == NULL);
	UK_EXPECT_INT(error, ==, ENOMEM);
}

UK_TEST(calloc_zeroes_and_does_not_wrap)
{
	char *p;

	prepare();
	p = calloc(3, 5);
	UK_EXPECT(p != NULL);
	for (int i = 0; i < 15; i++)
		UK_EXPECT_INT(p[i], ==, 0);
	UK_EXPECT_INT(arena[15], ==, 0xee);
	UK_EXPECT(calloc(SIZE_MAX / 2 + 2, 2) == NULL);
	UK_EXPECT_INT(error, ==, ENOMEM);
	error = 0;
	UK_EXPECT(reallocarray(p, SIZE_MAX / 4 + 2, 4) == NULL);
	UK_EXPECT_INT(error, ==, ENOMEM);
}

UK_TEST(realloc_keeps_what_was_there)
{
	char *p;

	prepare();
	p = realloc(NULL, 4);
	UK_EXPECT(p == (char *)arena);
	memcpy(p, "abc", 4);
	p = realloc(p, 100);
	UK_EXPECT(p != NULL && p != (char *)arena);
	UK_EXPECT_STR(p, "abc");
	p = reallocarray(p, 50, 4);
	UK_EXPECT_STR(p, "abc");
	p = realloc(p, 0);
	UK_EXPECT(p != NULL && last_freed != p);
}

UK_TEST(alignments_are_checked_and_kept)
{
	void *p = NULL;

	prepare();
	UK_EXPECT(malloc(1) != NULL);
	UK_EXPECT(aligned_alloc(1024, 10) == arena + 1024);
	UK_EXPECT(memalign(2048, 10) == arena + 2048);
	UK_EXPECT(valloc(10) == arena + UK_ARCH_PAGE_SIZE);
	UK_EXPECT_INT(error, ==, 0);
	UK_EXPECT(aligned_alloc(3, 10) == NULL);
	UK_EXPECT_INT(error, ==, EINVAL);
	error = 0;
	UK_EXPECT(memalign(0, 10) == NULL);
	UK_EXPECT_INT(error, ==, EINVAL);
	UK_EXPECT(memalign(16, sizeof(arena)) == NULL);
	UK_EXPECT_INT(error, ==, ENOMEM);
	UK_EXPECT(p == NULL);
}

UK_TEST(posix_memalign_returns_its_errors)
{
	void *p = arena;

	prepare();
	UK_EXPECT(malloc(1) != NULL);
	UK_EXPECT_INT(posix_memalign(&p, 2, 1), ==, EINVAL);
	UK_EXPECT_INT(posix_memalign(&p, 24, 1), ==, EINVAL);
	UK_EXPECT_INT(posix_memalign(&p, 0, 1), ==, EINVAL);
	UK_EXPECT_INT(posix_memalign(&p, 16, sizeof(arena)), ==, ENOMEM);
	UK_EXPECT(p == arena);
	UK_EXPECT_INT(posix_memalign(&p, 2048, 1), ==, 0);
	UK_EXPECT(p == arena + 2048);
	uk_alloc_default_set(NULL);
	UK_EXPECT_INT(posix_memalign(&p, 16, 1), ==, ENOMEM);
	UK_EXPECT_INT(error, ==, 0);
}

UK_TEST(the_usable_size_is_the_heaps)
{
	prepare();
	UK_EXPECT_INT(malloc_usable_size(NULL), ==, 0);
	UK_EXPECT_INT(malloc_usable_size(malloc(10)), ==, 77);
	heap.ops = &fewer_ops;
	UK_EXPECT_INT(malloc_usable_size(arena), ==, 0);
}
