// SPDX-License-Identifier: BSD-3-Clause
// Tests of the page allocator on the machine's own pages, where there are any.

#include <uk/arch.h>
#include <uk/palloc.h>
#include <uk/test.h>

UK_TEST(pages_come_and_go)
{
	struct uk_palloc_stats before, between, after;
	char *p;

	uk_palloc_stats(&before);
	if (before.largest_pages < 2)
		UK_TEST_SKIP("no free pages here");
	p = uk_palloc_alloc_aligned(1, 2 * UK_ARCH_PAGE_SIZE);
	UK_EXPECT(p && UK_IS_ALIGNED((uintptr_t)p, 2 * UK_ARCH_PAGE_SIZE));
	p[0] = p[UK_ARCH_PAGE_SIZE - 1] = 1;
	uk_palloc_stats(&between);
	uk_palloc_free(p, 1);
	uk_palloc_stats(&after);
	UK_EXPECT_INT(between.free_pages, ==, before.free_pages - 1);
	UK_EXPECT_INT(after.free_pages, ==, before.free_pages);
	UK_EXPECT_INT(after.runs, ==, before.runs);
	UK_EXPECT_INT(after.total_pages, ==, before.total_pages);
}

UK_TEST(grows_by_the_wish_or_by_the_need)
{
	struct uk_palloc_stats stats;
	size_t bytes;
	void *p;

	uk_palloc_stats(&stats);
	if (stats.largest_pages < 2)
		UK_TEST_SKIP("no free pages here");
	p = uk_palloc_grow(1, UK_ARCH_PAGE_SIZE + 1, &bytes);
	UK_EXPECT(p != NULL);
	UK_EXPECT_INT(bytes, ==, 2 * UK_ARCH_PAGE_SIZE);
	uk_palloc_free(p, 2);
	p = uk_palloc_grow(1, SIZE_MAX, &bytes);
	UK_EXPECT(p != NULL);
	UK_EXPECT_INT(bytes, ==, UK_ARCH_PAGE_SIZE);
	uk_palloc_free(p, 1);
	p = uk_palloc_grow(SIZE_MAX, 1, &bytes);
	UK_EXPECT(p == NULL);
	UK_EXPECT_INT(bytes, ==, 0);
}
