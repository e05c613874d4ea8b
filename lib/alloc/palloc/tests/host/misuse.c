// SPDX-License-Identifier: BSD-3-Clause
// Tests that what is no page given back ends the image.

#include <uk/arch.h>
#include <uk/palloc.h>
#include <uk/test.h>
#include <uk_host.h>

#define PAGE UK_ARCH_PAGE_SIZE

static char arena[2 * PAGE] UK_ALIGNED(1UL << UK_ARCH_PAGE_SHIFT);

static void give_part_of_a_page(void)
{
	uk_palloc_free(arena + 1, 1);
}

static void give_no_page(void)
{
	uk_palloc_free(arena, 0);
}

static void take_no_page(void)
{
	(void)uk_palloc_alloc(0);
}

static void align_to_no_power_of_two(void)
{
	(void)uk_palloc_alloc_aligned(1, 3 * PAGE);
}

UK_TEST(what_is_no_page_is_noticed)
{
	UK_EXPECT_INT(uk_host_status_of(give_part_of_a_page), ==, 134);
	UK_EXPECT_INT(uk_host_status_of(give_no_page), ==, 134);
	UK_EXPECT_INT(uk_host_status_of(take_no_page), ==, 134);
	UK_EXPECT_INT(uk_host_status_of(align_to_no_power_of_two), ==, 134);
}
