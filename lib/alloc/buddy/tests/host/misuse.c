// SPDX-License-Identifier: BSD-3-Clause
// Tests that pages given back wrongly end the image.

#include "../../buddy.h"

#include <uk/arch.h>
#include <uk/test.h>
#include <uk_host.h>

#define PAGE UK_ARCH_PAGE_SIZE

static char arena[32 * PAGE] UK_ALIGNED(32UL << UK_ARCH_PAGE_SHIFT);
static struct buddy buddy;
static char *p;

/* Page 0 has the books; 16 to 23 are in use, but 18 and 19 are free. */
static void prepare(void)
{
	buddy = (struct buddy){0};
	buddy_add(&buddy, arena, 24);
	while ((p = buddy_take(&buddy, 8, PAGE)) && p != arena + 16 * PAGE)
		;
	buddy_give(&buddy, arena + 18 * PAGE, 2);
}

static void give_twice(void)
{
	buddy_give(&buddy, p + 2 * PAGE, 2);
}

static void give_with_free_ones_inside(void)
{
	buddy_give(&buddy, p, 8);
}

static void give_into_free_ones(void)
{
	buddy_give(&buddy, p + PAGE, 2);
}

static void give_out_of_free_ones(void)
{
	buddy_give(&buddy, p + 3 * PAGE, 2);
}

static void give_the_books(void)
{
	buddy_give(&buddy, arena, 1);
}

static void give_more_than_there_is(void)
{
	buddy_give(&buddy, p + 4 * PAGE, 5);
}

static void give_what_never_came(void)
{
	buddy_give(&buddy, arena + 24 * PAGE, 1);
}

static void give_wrapping_round(void)
{
	buddy_give(&buddy, p + 4 * PAGE, SIZE_MAX);
}

UK_TEST(giving_back_wrongly_is_noticed)
{
	static void (*const wrong[])(void) = {
	    give_twice,           give_with_free_ones_inside,
	    give_into_free_ones,  give_out_of_free_ones,
	    give_the_books,       give_more_than_there_is,
	    give_what_never_came, give_wrapping_round,
	};

	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++) {
		prepare();
		UK_EXPECT(p == arena + 16 * PAGE);
		if (uk_host_status_of(wrong[i]) != 134)
			uk_test_fail(__FILE__, __LINE__, "wrong[%zu] passed",
				     i);
	}
	buddy_give(&buddy, p, 2);
	buddy_give(&buddy, p + 4 * PAGE, 4);
}
