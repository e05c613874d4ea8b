// SPDX-License-Identifier: BSD-3-Clause
// Tests that pages given back wrongly end the image.

#include "../../runs.h"

#include <uk/arch.h>
#include <uk/test.h>
#include <uk_host.h>

#define PAGE UK_ARCH_PAGE_SIZE

static char arena[8 * PAGE] UK_ALIGNED(1UL << UK_ARCH_PAGE_SHIFT);
static struct runs runs;

/* Pages 2 and 3 are free, 0, 1, 4 and 5 are not; 6 and 7 never came. */
static void prepare(void)
{
	runs = (struct runs){0};
	runs_add(&runs, arena, 6);
	runs_take(&runs, 6, PAGE);
	runs_give(&runs, arena + 2 * PAGE, 2);
}

static void give_twice(void)
{
	runs_give(&runs, arena + 2 * PAGE, 2);
}

static void give_second_half_twice(void)
{
	runs_give(&runs, arena + 3 * PAGE, 1);
}

static void give_into_free_ones(void)
{
	runs_give(&runs, arena + PAGE, 2);
}

static void give_out_of_free_ones(void)
{
	runs_give(&runs, arena + 3 * PAGE, 2);
}

static void give_more_than_there_is(void)
{
	runs_give(&runs, arena + 4 * PAGE, 5);
}

UK_TEST(giving_back_wrongly_is_noticed)
{
	static void (*const wrong[])(void) = {
	    give_twice,
	    give_second_half_twice,
	    give_into_free_ones,
	    give_out_of_free_ones,
	    give_more_than_there_is,
	};

	for (size_t i = 0; i < UK_ARRAY_LEN(wrong); i++) {
		prepare();
		if (uk_host_status_of(wrong[i]) != 134)
			uk_test_fail(__FILE__, __LINE__, "wrong[%zu] passed",
				     i);
	}
}
