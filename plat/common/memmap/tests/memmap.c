// SPDX-License-Identifier: BSD-3-Clause
// Tests: regions stay sorted and disjoint whatever a firmware says.
#include <uk/arch.h>
#include <uk/memmap.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

UK_TEST(rounds_ram_inwards)
{
	struct uk_bootinfo info = {0};

	uk_memmap_add(&info, 1, 3 * PAGE + 1);
	UK_EXPECT_INT(info.region_count, ==, 1);
	UK_EXPECT_INT(info.regions[0].base, ==, PAGE);
	UK_EXPECT_INT(info.regions[0].bytes, ==, 2 * PAGE);
	UK_EXPECT_INT(info.memory_bytes, ==, 3 * PAGE);
}

UK_TEST(rounds_what_is_taken_outwards)
{
	struct uk_bootinfo info = {0};

	uk_memmap_add(&info, 0, 10 * PAGE);
	uk_memmap_remove(&info, 2 * PAGE + 5, 3 * PAGE + 5);
	UK_EXPECT_INT(info.region_count, ==, 2);
	UK_EXPECT_INT(info.regions[0].base, ==, 0);
	UK_EXPECT_INT(info.regions[0].bytes, ==, 2 * PAGE);
	UK_EXPECT_INT(info.regions[1].base, ==, 4 * PAGE);
	UK_EXPECT_INT(info.regions[1].bytes, ==, 6 * PAGE);
}

UK_TEST(ignores_empty_and_wrapping_ranges)
{
	struct uk_bootinfo info = {0};

	uk_memmap_add(&info, 5 * PAGE, 5 * PAGE);
	uk_memmap_add(&info, 5 * PAGE, 4 * PAGE);
	uk_memmap_add(&info, UINT64_MAX - 10, UINT64_MAX);
	UK_EXPECT_INT(info.region_count, ==, 0);
	UK_EXPECT_INT(info.memory_bytes, ==, 0);
	uk_memmap_add(&info, 0, 4 * PAGE);
	uk_memmap_remove(&info, 3 * PAGE, 2 * PAGE);
	UK_EXPECT_INT(info.regions[0].bytes, ==, 4 * PAGE);
	uk_memmap_remove(&info, PAGE, UINT64_MAX);
	UK_EXPECT_INT(info.region_count, ==, 1);
	UK_EXPECT_INT(info.regions[0].bytes, ==, PAGE);
}

UK_TEST(hands_no_page_out_twice)
{
	struct uk_bootinfo info = {0};
	uintptr_t end = 0;

	uk_memmap_add(&info, 0, 10 * PAGE);
	uk_memmap_add(&info, 5 * PAGE, 15 * PAGE);
	for (unsigned i = 0; i < info.region_count; i++) {
		UK_EXPECT(info.regions[i].base >= end);
		end = info.regions[i].base + info.regions[i].bytes;
	}
	UK_EXPECT_INT(uk_memmap_end(&info), ==, 15 * PAGE);
}

/* A sum that wrapped around would be less than what is free. */
UK_TEST(counts_no_more_than_there_are_addresses)
{
	struct uk_bootinfo info = {0};

	uk_memmap_add(&info, 0, UINT64_MAX - 5 * PAGE);
	uk_memmap_add(&info, PAGE, 11 * PAGE);
	UK_EXPECT(info.memory_bytes == UINT64_MAX);
	UK_EXPECT(info.regions[0].bytes + info.regions[1].bytes <=
		  info.memory_bytes);
}

UK_TEST(drops_the_smallest_of_too_many)
{
	struct uk_bootinfo info = {0};

	for (unsigned i = 0; i < UK_BOOT_REGIONS; i++)
		uk_memmap_add(&info, 100 * i * PAGE,
			      (100 * i + (i == 3 ? 1 : 2)) * PAGE);
	UK_EXPECT_INT(info.region_count, ==, UK_BOOT_REGIONS);
	uk_memmap_add(&info, 9000 * PAGE, 9005 * PAGE);
	UK_EXPECT_INT(info.region_count, ==, UK_BOOT_REGIONS);
	UK_EXPECT_INT(info.regions[2].base, ==, 200 * PAGE);
	UK_EXPECT_INT(info.regions[3].base, ==, 400 * PAGE);
	uk_memmap_add(&info, 8000 * PAGE, 8001 * PAGE);
	UK_EXPECT_INT(info.regions[14].base, ==, 1500 * PAGE);
	UK_EXPECT_INT(info.regions[15].base, ==, 9000 * PAGE);
}

UK_TEST(takes_from_the_end_below_a_limit)
{
	struct uk_bootinfo info = {0};

	uk_memmap_add(&info, 0, 2 * PAGE);
	uk_memmap_add(&info, 10 * PAGE, 20 * PAGE);
	UK_EXPECT_INT(uk_memmap_take(&info, 1, UINTPTR_MAX), ==, 19 * PAGE);
	UK_EXPECT_INT(uk_memmap_take(&info, 3 * PAGE, 15 * PAGE), ==,
		      12 * PAGE);
	UK_EXPECT_INT(info.region_count, ==, 3);
	UK_EXPECT_INT(info.regions[2].base, ==, 15 * PAGE);
	UK_EXPECT_INT(uk_memmap_take(&info, 3 * PAGE, 12 * PAGE), ==, 0);
	UK_EXPECT_INT(uk_memmap_take(&info, PAGE, 10 * PAGE), ==, PAGE);
}

UK_TEST(is_free_across_regions)
{
	struct uk_bootinfo info = {0};

	uk_memmap_add(&info, PAGE, 2 * PAGE);
	uk_memmap_add(&info, 2 * PAGE, 4 * PAGE);
	uk_memmap_add(&info, 5 * PAGE, 6 * PAGE);
	UK_EXPECT(uk_memmap_is_free(&info, PAGE, 3 * PAGE));
	UK_EXPECT(uk_memmap_is_free(&info, 2 * PAGE - 1, 2));
	UK_EXPECT(!uk_memmap_is_free(&info, PAGE - 1, 2));
	UK_EXPECT(!uk_memmap_is_free(&info, PAGE, 3 * PAGE + 1));
	UK_EXPECT(!uk_memmap_is_free(&info, 4 * PAGE, 1));
	UK_EXPECT(!uk_memmap_is_free(&info, 5 * PAGE, UINT64_MAX));
	UK_EXPECT(uk_memmap_is_free(&info, 5 * PAGE + 1, PAGE - 1));
	UK_EXPECT(uk_memmap_is_free(&info, 0, 0));
}
