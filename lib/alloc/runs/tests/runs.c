// SPDX-License-Identifier: BSD-3-Clause
// Tests of the runs of free pages, in an arena of sixteen.

#include "../runs.h"

#include <uk/arch.h>
#include <uk/test.h>

#define PAGES 16
#define PAGE  UK_ARCH_PAGE_SIZE

static char arena[PAGES * PAGE] UK_ALIGNED(1UL << UK_ARCH_PAGE_SHIFT);

static char *page(size_t n)
{
	return arena + n * PAGE;
}

static struct uk_palloc_stats stats_of(const struct runs *runs)
{
	struct uk_palloc_stats stats;

	runs_stats(runs, &stats);
	return stats;
}

UK_TEST(takes_from_the_lowest_run_that_fits)
{
	struct runs runs = {0};

	runs_add(&runs, page(1), 2);
	runs_add(&runs, page(4), 4);
	runs_add(&runs, page(10), 3);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 3);
	UK_EXPECT_INT(stats_of(&runs).largest_pages, ==, 4);
	UK_EXPECT(runs_take(&runs, 3, PAGE) == page(4));
	UK_EXPECT(runs_take(&runs, 2, PAGE) == page(1));
	UK_EXPECT(runs_take(&runs, 2, PAGE) == page(10));
	UK_EXPECT(runs_take(&runs, 2, PAGE) == NULL);
	UK_EXPECT(runs_take(&runs, 1, PAGE) == page(7));
	UK_EXPECT(runs_take(&runs, 1, PAGE) == page(12));
	UK_EXPECT(runs_take(&runs, 1, PAGE) == NULL);
	UK_EXPECT_INT(stats_of(&runs).free_pages, ==, 0);
	UK_EXPECT_INT(stats_of(&runs).total_pages, ==, 9);
	UK_EXPECT_INT(stats_of(&runs).failures, ==, 2);
}

UK_TEST(joins_with_either_neighbour_and_both)
{
	struct runs runs = {0};

	runs_add(&runs, arena, PAGES);
	UK_EXPECT(runs_take(&runs, PAGES, PAGE) == arena);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 0);
	runs_give(&runs, page(4), 1);
	runs_give(&runs, page(6), 2);
	runs_give(&runs, page(0), 2);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 3);
	runs_give(&runs, page(5), 1);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 2);
	runs_give(&runs, page(8), 8);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 2);
	runs_give(&runs, page(3), 1);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 2);
	runs_give(&runs, page(2), 1);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 1);
	UK_EXPECT_INT(stats_of(&runs).largest_pages, ==, PAGES);
}

UK_TEST(aligned_pages_leave_both_ends_free)
{
	struct runs runs = {0};
	char *p;

	runs_add(&runs, arena, PAGES);
	p = runs_take(&runs, 3, 4 * PAGE);
	UK_EXPECT(p && UK_IS_ALIGNED((uintptr_t)p, 4 * PAGE));
	UK_EXPECT_INT(stats_of(&runs).free_pages, ==, PAGES - 3);
	runs_give(&runs, p, 3);
	UK_EXPECT_INT(stats_of(&runs).runs, ==, 1);
	UK_EXPECT(runs_take(&runs, 1, ~(SIZE_MAX >> 1)) == NULL);
	UK_EXPECT(runs_take(&runs, SIZE_MAX, PAGE) == NULL);
	UK_EXPECT(runs_take(&runs, PAGES, PAGE) == arena);
}

static uint64_t seed;

static size_t random_below(size_t end)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (size_t)(seed >> 16) % end;
}

/* The pages' owners: 0 is nobody. */
static unsigned char owner[PAGES];

static bool is_free(size_t first, size_t pages)
{
	if (first + pages > PAGES)
		return false;
	for (size_t i = 0; i < pages; i++)
		if (owner[first + i])
			return false;
	return true;
}

/* Where first fit has to find the pages; PAGES: nowhere. */
static size_t first_fit(size_t pages, size_t align)
{
	size_t n = 0;

	while (n < PAGES && (!UK_IS_ALIGNED((uintptr_t)page(n), align) ||
			     !is_free(n, pages)))
		n++;
	return n;
}

static bool agrees(const struct runs *runs)
{
	struct uk_palloc_stats want = {.total_pages = PAGES,
				       .failures = runs->failures};
	struct uk_palloc_stats have = stats_of(runs);
	size_t run = 0;

	for (size_t i = 0; i < PAGES; i++) {
		run = owner[i] ? 0 : run + 1;
		want.runs += run == 1;
		want.free_pages += !owner[i];
		want.largest_pages = UK_MAX(want.largest_pages, run);
	}
	return have.total_pages == want.total_pages && have.runs == want.runs &&
	       have.free_pages == want.free_pages &&
	       have.largest_pages == want.largest_pages;
}

UK_TEST(random_calls_follow_the_model)
{
	struct runs runs = {0};

	runs_add(&runs, arena, PAGES);
	seed = 7;
	for (unsigned i = 0; i < 5000; i++) {
		size_t n = random_below(PAGES), pages = 1 + random_below(5);

		if (owner[n]) {
			/* Any part of what was taken may be given back. */
			owner[n] = 0;
			runs_give(&runs, page(n), 1);
		} else {
			size_t align = PAGE << random_below(3);
			size_t want = first_fit(pages, align);
			char *p = runs_take(&runs, pages, align);

			UK_EXPECT(p == (want < PAGES ? page(want) : NULL));
			for (size_t k = 0; p && k < pages; k++) {
				owner[want + k] = 1;
				*(uint64_t *)page(want + k) = ~0ULL;
			}
		}
		UK_EXPECT(agrees(&runs));
	}
	for (size_t n = 0; n < PAGES; n++) {
		if (owner[n])
			runs_give(&runs, page(n), 1);
		owner[n] = 0;
	}
	UK_EXPECT(agrees(&runs));
	UK_EXPECT_INT(stats_of(&runs).largest_pages, ==, PAGES);
}
