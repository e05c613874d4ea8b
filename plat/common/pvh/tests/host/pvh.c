// SPDX-License-Identifier: BSD-3-Clause
// Tests: start infos, right and wrong. Each part that the reader reaches is a
// copy of exactly what was asked for, so that the sanitizers see all beyond.
#include <uk/arch.h>
#include <uk/memory.h>
#include <uk/pvh.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* Physical memory that can be reached. */
enum { END = 0x40000 };
static uint8_t memory[END];

/* Places in it. */
enum { START = 0x1000, MAP = 0x2000, MODULES = 0x3000, CMDLINE = 0x4000 };

static void *copies[70000];
static unsigned copy_count;

static const void *reach(uint64_t phys, size_t bytes)
{
	if (phys > END || bytes > END - phys ||
	    copy_count == UK_ARRAY_LEN(copies))
		return NULL;
	void *copy = __builtin_malloc(bytes);

	copies[copy_count++] = copy;
	return memcpy(copy, memory + phys, bytes);
}

static void put(uint64_t phys, uint64_t v, size_t bytes)
{
	memcpy(memory + phys, &v, bytes);
}

/* Offsets in the start info, for the tests that lie. */
enum {
	MAGIC_AT = START,
	VERSION_AT = START + 4,
	MODULE_COUNT_AT = START + 12,
	MODULES_AT = START + 16,
	CMDLINE_AT = START + 24,
	RSDP_AT = START + 32,
	MAP_AT = START + 40,
	MAP_COUNT_AT = START + 48,
};

static void put_range(unsigned n, uint64_t base, uint64_t bytes, uint32_t type)
{
	put(MAP + 24 * n, base, 8);
	put(MAP + 24 * n + 8, bytes, 8);
	put(MAP + 24 * n + 16, type, 4);
	put(MAP_COUNT_AT, n + 1, 4);
}

static void put_module(unsigned n, uint64_t base, uint64_t bytes)
{
	put(MODULES + 32 * n, base, 8);
	put(MODULES + 32 * n + 8, bytes, 8);
	put(MODULE_COUNT_AT, n + 1, 4);
}

/* RAM [0, 640 KiB) and [1 MiB, 16 MiB). */
static void begin(void)
{
	memset(memory, 0, sizeof(memory));
	put(MAGIC_AT, 0x336ec578, 4);
	put(VERSION_AT, 1, 4);
	put(MAP_AT, MAP, 8);
	put_range(0, 0, 640 << 10, 1);
	put_range(1, 1 << 20, 15 << 20, 1);
}

static struct uk_bootinfo info;

static const char *read(void)
{
	info = (struct uk_bootinfo){0};
	const char *error = uk_pvh_read(&info, START, reach);

	while (copy_count > 0)
		__builtin_free(copies[--copy_count]);
	return error;
}

static bool is_free(uint64_t addr)
{
	for (unsigned i = 0; i < info.region_count; i++)
		if (addr - info.regions[i].base < info.regions[i].bytes)
			return true;
	return false;
}

UK_TEST(pvh_reads_all_there_is)
{
	begin();
	put(RSDP_AT, 0xf5000, 8);
	put(CMDLINE_AT, CMDLINE, 8);
	memcpy(memory + CMDLINE, "one two", 8);
	put(MODULES_AT, MODULES, 8);
	put_module(0, 2 << 20, 12345);
	put_module(1, 4 << 20, PAGE);
	UK_EXPECT(!read());
	UK_EXPECT_INT(info.memory_bytes, ==, (640 << 10) + (15 << 20));
	UK_EXPECT_INT((uintptr_t)info.cmdline, ==, CMDLINE);
	UK_EXPECT_INT((uintptr_t)info.initrd, ==, 2 << 20);
	UK_EXPECT_INT(info.initrd_bytes, ==, 12345);
	UK_EXPECT_INT(info.acpi_rsdp, ==, 0xf5000);
	UK_EXPECT(!is_free(START) && !is_free(MAP) && !is_free(MODULES));
	UK_EXPECT(!is_free(CMDLINE) && is_free(CMDLINE + PAGE));
	UK_EXPECT(!is_free((2 << 20) + 12344) && is_free((2 << 20) + 4 * PAGE));
	UK_EXPECT(!is_free(4 << 20) && is_free((4 << 20) + PAGE));
	UK_EXPECT(is_free((16 << 20) - 1) && !is_free(16 << 20));
}

UK_TEST(pvh_does_without_what_is_not_said)
{
	begin();
	UK_EXPECT(!read());
	UK_EXPECT(!info.cmdline && !info.initrd && !info.acpi_rsdp);
	put(MAP_COUNT_AT, 0, 4);
	UK_EXPECT(!read());
	UK_EXPECT_INT(info.region_count, ==, 0);
	UK_EXPECT_INT(info.memory_bytes, ==, 0);
}

/* As entries of 20 bytes, which the loader does not know of. */
UK_TEST(pvh_takes_a_map_from_elsewhere_where_it_has_none)
{
	static const uint32_t entries[] = {1 << 20, 0, 4 << 20, 0, 1,
					   8 << 20, 0, 1 << 20, 0, 2};
	const struct uk_memmap_list map = {entries, 2, 20, uk_memmap_e820};

	begin();
	put(VERSION_AT, 0, 4);
	put(MODULES_AT, MODULES, 8);
	put_module(0, 2 << 20, PAGE);
	info = (struct uk_bootinfo){0};
	UK_EXPECT(!uk_pvh_read_with_map(&info, START, &map, reach));
	UK_EXPECT_INT(info.memory_bytes, ==, 4 << 20);
	UK_EXPECT(!is_free(2 << 20) && is_free(3 << 20));
	put_module(0, 8 << 20, PAGE);
	UK_EXPECT_STR(uk_pvh_read_with_map(&info, START, &map, reach),
		      "PVH module lies outside of RAM");
	begin();
	info = (struct uk_bootinfo){0};
	UK_EXPECT(!uk_pvh_read_with_map(&info, START, &map, reach));
	UK_EXPECT_INT(info.memory_bytes, ==, (640 << 10) + (15 << 20));
	while (copy_count > 0)
		__builtin_free(copies[--copy_count]);
}

UK_TEST(pvh_refuses_what_is_no_start_info)
{
	begin();
	put(MAGIC_AT, 0x2badb002, 4);
	UK_EXPECT_STR(read(), "no PVH start info: boot this image by its PVH"
			      " entry");
	begin();
	put(VERSION_AT, 0, 4);
	UK_EXPECT_STR(read(), "PVH start info of version 0 has no memory map");
	info = (struct uk_bootinfo){0};
	UK_EXPECT(uk_pvh_read(&info, END - 55, reach));
	UK_EXPECT(uk_pvh_read(&info, UINT64_MAX, reach));
	UK_EXPECT_INT(info.region_count, ==, 0);
}

UK_TEST(pvh_refuses_lists_out_of_reach)
{
	static const uint64_t places[] = {END - 47, END, 1ULL << 30,
					  UINT64_MAX - 10};
	static const uint32_t counts[] = {1025, 0x10000000, UINT32_MAX};
	const char *refused = "PVH start info has lists that are out of reach";

	for (size_t i = 0; i < UK_ARRAY_LEN(places); i++) {
		begin();
		put(MAP_AT, places[i], 8);
		UK_EXPECT_STR(read(), refused);
		begin();
		put(MODULES_AT, places[i], 8);
		put(MODULE_COUNT_AT, 2, 4);
		UK_EXPECT_STR(read(), refused);
	}
	for (size_t i = 0; i < UK_ARRAY_LEN(counts); i++) {
		begin();
		put(MAP_COUNT_AT, counts[i], 4);
		UK_EXPECT_STR(read(), refused);
		begin();
		put(MODULES_AT, MODULES, 8);
		put(MODULE_COUNT_AT, counts[i], 4);
		UK_EXPECT_STR(read(), refused);
	}
}

UK_TEST(pvh_ranges_that_wrap_do_no_harm)
{
	begin();
	put_range(2, UINT64_MAX - PAGE, 2 * PAGE, 1);
	UK_EXPECT(!read());
	UK_EXPECT_INT(info.memory_bytes, ==, (640 << 10) + (15 << 20));
	put_range(2, 2 << 20, UINT64_MAX, 2);
	UK_EXPECT(!read());
	UK_EXPECT(is_free((2 << 20) - 1) && !is_free(2 << 20));
	UK_EXPECT(is_free(8 * PAGE));
}

UK_TEST(pvh_what_is_not_ram_wins)
{
	begin();
	put_range(2, 1 << 20, PAGE, 2);
	UK_EXPECT(!read());
	UK_EXPECT(!is_free(1 << 20) && is_free((1 << 20) + PAGE));
}

UK_TEST(pvh_refuses_modules_outside_of_ram)
{
	static const struct {
		uint64_t base, bytes;
	} lies[] = {
	    {(16 << 20) - 1, 2},
	    {16 << 20, 1},
	    {640 << 10, PAGE},
	    {600 << 10, 600 << 10},
	    {1ULL << 40, 1},
	    {UINT64_MAX, 1},
	    {UINT64_MAX - 5, UINT64_MAX},
	    {1 << 20, UINT64_MAX},
	};

	for (size_t i = 0; i < UK_ARRAY_LEN(lies); i++) {
		begin();
		put(MODULES_AT, MODULES, 8);
		put_module(0, 2 << 20, PAGE);
		put_module(1, lies[i].base, lies[i].bytes);
		UK_EXPECT_STR(read(), "PVH module lies outside of RAM");
	}
	put_module(1, (16 << 20) - PAGE, PAGE);
	UK_EXPECT(!read());
}

UK_TEST(pvh_refuses_modules_in_page_zero)
{
	begin();
	put(MODULES_AT, MODULES, 8);
	put_module(0, 0, 16);
	UK_EXPECT_STR(read(), "PVH module lies in page zero");
	put_module(0, PAGE - 1, 16);
	UK_EXPECT_STR(read(), "PVH module lies in page zero");
	put_module(0, 0, 0);
	UK_EXPECT(!read());
	UK_EXPECT(!info.initrd && info.initrd_bytes == 0);
	put_module(0, PAGE, 16);
	UK_EXPECT(!read());
}

UK_TEST(pvh_command_line_has_an_end)
{
	enum { MOST = 64 << 10 };

	begin();
	put(CMDLINE_AT, CMDLINE, 8);
	memset(memory + CMDLINE, 'a', MOST - 1);
	UK_EXPECT(!read());
	UK_EXPECT(!is_free(CMDLINE + MOST - 1) && is_free(CMDLINE + MOST));
	memset(memory + CMDLINE, 'a', MOST);
	UK_EXPECT_STR(read(), "PVH command line is longer than 64 KiB");
	memory[END - 1] = 'a';
	put(CMDLINE_AT, END - 1, 8);
	UK_EXPECT_STR(read(), "PVH command line is out of reach");
	put(CMDLINE_AT, UINT64_MAX, 8);
	UK_EXPECT_STR(read(), "PVH command line is out of reach");
}

/* The sanitizers are the judges. */
UK_TEST(pvh_lies_do_no_harm)
{
	unsigned right = 0;
	uint32_t state = 1;

	for (unsigned n = 0; n < 20000; n++) {
		begin();
		put(MODULES_AT, MODULES, 8);
		put_module(0, 2 << 20, PAGE);
		put(CMDLINE_AT, CMDLINE, 8);
		for (unsigned i = 0; i < 3; i++) {
			const uint64_t places[] = {START, MAP, MODULES};

			state = state * 1664525 + 1013904223;
			memory[places[i] + (state >> 8) % 56] ^=
			    (uint8_t)(1 << (state >> 24) % 8);
		}
		right += !read();
	}
	UK_EXPECT(right > 100 && right < 19900);
}
