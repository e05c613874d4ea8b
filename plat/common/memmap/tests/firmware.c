// SPDX-License-Identifier: BSD-3-Clause
// Tests: lists of firmware, with overlaps, gaps and ranges that wrap.
#include <uk/arch.h>
#include <uk/memmap.h>
#include <uk/test.h>

#define PAGE ((uint64_t)UK_ARCH_PAGE_SIZE)

static struct uk_memmap_entry same(const void *at)
{
	return *(const struct uk_memmap_entry *)at;
}

static const struct uk_memmap_entry entries[] = {
    {8 * PAGE, 4 * PAGE, true},     {UINT64_MAX - PAGE, 2 * PAGE, true},
    {6 * PAGE, PAGE, false},        {0, 4 * PAGE, true},
    {4 * PAGE, 4 * PAGE, true},     {20 * PAGE, 2 * PAGE, true},
    {21 * PAGE, UINT64_MAX, false},
};

static const struct uk_memmap_list list = {
    .entries = entries,
    .count = UK_ARRAY_LEN(entries),
    .entry_bytes = sizeof(entries[0]),
    .entry = same,
};

UK_TEST(firmware_list_without_what_is_not_ram)
{
	struct uk_bootinfo info = {0};

	uk_memmap_read(&info, &list);
	UK_EXPECT_INT(info.memory_bytes, ==, 14 * PAGE);
	UK_EXPECT_INT(info.regions[info.region_count - 1].base, ==, 20 * PAGE);
	UK_EXPECT_INT(uk_memmap_end(&info), ==, 21 * PAGE);
	for (unsigned i = 0; i < info.region_count; i++)
		UK_EXPECT(info.regions[i].base >= 7 * PAGE ||
			  info.regions[i].base + info.regions[i].bytes <=
			      6 * PAGE);
}

UK_TEST(firmware_list_says_what_is_ram)
{
	UK_EXPECT(uk_memmap_says_ram(&list, 0, 12 * PAGE));
	UK_EXPECT(uk_memmap_says_ram(&list, 3 * PAGE + 5, 6 * PAGE));
	UK_EXPECT(uk_memmap_says_ram(&list, 20 * PAGE, 2 * PAGE));
	UK_EXPECT(!uk_memmap_says_ram(&list, 0, 12 * PAGE + 1));
	UK_EXPECT(!uk_memmap_says_ram(&list, 11 * PAGE, 10 * PAGE));
	UK_EXPECT(!uk_memmap_says_ram(&list, 15 * PAGE, 1));
	UK_EXPECT(!uk_memmap_says_ram(&list, UINT64_MAX - PAGE, PAGE));
	UK_EXPECT(!uk_memmap_says_ram(&list, 4 * PAGE, UINT64_MAX));
}

UK_TEST(firmware_entries_as_bios_has_them)
{
	/* Wherever it is aligned. */
	static const uint8_t entry[] = {0xee, 1, 2, 3, 4, 5, 6, 7, 8,
					9,    0, 0, 0, 0, 0, 0, 0, 1,
					0,    0, 0, 0, 0, 0, 0};
	struct uk_memmap_entry e = uk_memmap_e820(entry + 1);

	UK_EXPECT(e.base == 0x0807060504030201 && e.bytes == 9 && e.is_ram);
	e = uk_memmap_e820((const uint8_t[24]){[17] = 1});
	UK_EXPECT(!e.is_ram);
}

UK_TEST(keeps_to_the_end_of_memory)
{
	struct uk_bootinfo info = {0};

	uk_memmap_add(&info, 0, 10 * PAGE);
	uk_memmap_keep(&info, 4 * PAGE + 1, 1);
	UK_EXPECT_INT(info.region_count, ==, 2);
	uk_memmap_keep(&info, 4 * PAGE, UINT64_MAX);
	UK_EXPECT_INT(uk_memmap_end(&info), ==, 4 * PAGE);
	uk_memmap_keep(&info, PAGE, 0);
	UK_EXPECT_INT(info.regions[0].bytes, ==, 4 * PAGE);
}
