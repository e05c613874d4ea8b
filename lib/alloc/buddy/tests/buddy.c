// SPDX-License-Identifier: BSD-3-Clause
// Tests of the buddies, in an arena of sixty-four pages, against who owns
// which.

#include "../buddy.h"

#include <uk/arch.h>
#include <uk/memory.h>
#include <uk/test.h>

#define PAGES 64
#define PAGE  UK_ARCH_PAGE_SIZE

static char arena[PAGES * PAGE] UK_ALIGNED(1UL << UK_ARCH_PAGE_SHIFT);
static struct buddy buddy;

enum { FREE, USED, BOOKS };
static unsigned char owner[PAGES];

static char *page(size_t n)
{
	return arena + n * PAGE;
}

static size_t number_of(const void *p)
{
	return (size_t)((const char *)p - arena) / PAGE;
}

/* Gives the buddies pages [first, first + pages) and finds out which of them
 * are theirs to hand out; all of these are free then. */
static size_t prepare(size_t first, size_t pages)
{
	size_t count = 0;
	char *p;

	buddy = (struct buddy){0};
	memset(owner, BOOKS, sizeof(owner));
	buddy_add(&buddy, page(first), pages);
	for (; (p = buddy_take(&buddy, 1, PAGE)); count++) {
		if (p < page(first) || p >= page(first + pages) ||
		    owner[number_of(p)] != BOOKS)
			return 0;
		owner[number_of(p)] = FREE;
	}
	for (size_t n = 0; n < PAGES; n++)
		if (owner[n] == FREE)
			buddy_give(&buddy, page(n), 1);
	buddy.failures = 0;
	return count;
}

static bool is_free(size_t first, size_t pages)
{
	for (size_t i = 0; i < pages; i++)
		if (first + i >= PAGES || owner[first + i] != FREE)
			return false;
	return true;
}

/* Whether a whole block that suits is free. */
static bool can_take(size_t pages, size_t align)
{
	size_t block = PAGE;

	while (block < pages * PAGE || block < align)
		block *= 2;
	for (size_t n = 0; n < PAGES; n++)
		if (UK_IS_ALIGNED((uintptr_t)page(n), block) &&
		    is_free(n, block / PAGE))
			return true;
	return false;
}

static bool stats_agree(void)
{
	struct uk_palloc_stats want = {0}, have;
	size_t run = 0;

	for (size_t n = 0; n < PAGES; n++) {
		run = owner[n] == FREE ? run + 1 : 0;
		want.runs += run == 1;
		want.free_pages += owner[n] == FREE;
		want.total_pages += owner[n] != BOOKS;
	}
	for (size_t pages = 1; pages <= PAGES; pages *= 2)
		if (can_take(pages, PAGE))
			want.largest_pages = pages;
	buddy_stats(&buddy, &have);
	return have.total_pages == want.total_pages && have.runs == want.runs &&
	       have.free_pages == want.free_pages &&
	       have.largest_pages == want.largest_pages;
}

UK_TEST(hands_out_all_but_its_books)
{
	for (size_t first = 0; first < 9; first++) {
		for (size_t pages = 1; pages <= PAGES - first; pages++) {
			size_t count = prepare(first, pages);

			/* Two zones at most, a page of books for each. */
			UK_EXPECT_INT(count, <, pages);
			UK_EXPECT_INT(count + 2, >=, pages);
			UK_EXPECT(stats_agree());
		}
	}
}

UK_TEST(memory_across_the_middle_is_two_zones)
{
	size_t middle = 1;

	/* The page of the arena that is aligned best, not at its ends. */
	for (size_t n = 1; n < PAGES - 4; n++)
		if (((uintptr_t)page(n) & -(uintptr_t)page(n)) >
		    ((uintptr_t)page(middle) & -(uintptr_t)page(middle)))
			middle = n;
	if (middle < 4 || !UK_IS_ALIGNED((uintptr_t)page(middle), 16 * PAGE))
		UK_TEST_SKIP("the arena's best boundary is at its start");
	UK_EXPECT_INT(prepare(middle - 2, 4), ==, 2);
	UK_EXPECT(buddy.zones && buddy.zones->next);
	UK_EXPECT_INT(buddy.zones->order, ==, 1);
	UK_EXPECT(stats_agree());
}

UK_TEST(what_is_cut_off_stays_free)
{
	size_t total = prepare(0, PAGES);
	struct uk_palloc_stats stats;
	char *p;

	buddy_stats(&buddy, &stats);
	UK_EXPECT_INT(stats.largest_pages, >=, 16);
	p = buddy_take(&buddy, 9, PAGE);
	UK_EXPECT(p != NULL);
	buddy_stats(&buddy, &stats);
	UK_EXPECT_INT(stats.free_pages, ==, total - 9);
	/* The other seven of the block: four, two and one. */
	UK_EXPECT(buddy_take(&buddy, 1, PAGE) != NULL);
	buddy_give(&buddy, p + 2 * PAGE, 5);
	buddy_give(&buddy, p, 2);
	buddy_give(&buddy, p + 7 * PAGE, 2);
	buddy_stats(&buddy, &stats);
	UK_EXPECT_INT(stats.free_pages, ==, total - 1);
}

UK_TEST(what_no_machine_has_is_refused)
{
	prepare(0, PAGES);
	UK_EXPECT(buddy_take(&buddy, PAGES, PAGE) == NULL);
	UK_EXPECT(buddy_take(&buddy, SIZE_MAX, PAGE) == NULL);
	UK_EXPECT(buddy_take(&buddy, 1, ~(SIZE_MAX >> 1)) == NULL);
	UK_EXPECT_INT(buddy.failures, ==, 3);
	UK_EXPECT(stats_agree());
}

static uint64_t seed;

static size_t random_below(size_t end)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (size_t)(seed >> 16) % end;
}

/* Takes pages, and writes to all of them; false if that is not as it must be.
 */
static bool take_one(size_t pages, size_t align)
{
	bool can = can_take(pages, align);
	char *p = buddy_take(&buddy, pages, align);

	if (!p)
		return !can;
	if (!can || !UK_IS_ALIGNED((uintptr_t)p, align) ||
	    !is_free(number_of(p), pages))
		return false;
	for (size_t i = 0; i < pages; i++) {
		owner[number_of(p) + i] = USED;
		*(uint64_t *)(p + i * PAGE) = ~0ULL;
	}
	return true;
}

/* Any part of what is in use may be given back. */
static void give_some(size_t n)
{
	size_t pages = 1;

	while (n + pages < PAGES && owner[n + pages] == USED && random_below(3))
		pages++;
	memset(owner + n, FREE, pages);
	buddy_give(&buddy, page(n), pages);
}

UK_TEST(random_calls_follow_the_model)
{
	for (size_t first = 0; first < 4; first++) {
		size_t total = prepare(first, PAGES - 2 * first);

		seed = 7 + first;
		for (unsigned i = 0; i < 1500; i++) {
			size_t n = random_below(PAGES);

			if (owner[n] == USED)
				give_some(n);
			else
				UK_EXPECT(take_one(1 + random_below(9),
						   PAGE << random_below(4)));
			UK_EXPECT(stats_agree());
		}
		for (size_t n = 0; n < PAGES; n++)
			if (owner[n] == USED)
				give_some(n);
		UK_EXPECT(stats_agree());
		UK_EXPECT_INT(buddy.free_pages, ==, total);
	}
}
