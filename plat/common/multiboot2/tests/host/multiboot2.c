// SPDX-License-Identifier: BSD-3-Clause
// Tests: boot informations, right and wrong. Each part that the reader reaches
// is a copy of exactly what was asked for, so that the sanitizers see all
// beyond.
#include <uk/arch.h>
#include <uk/memory.h>
#include <uk/multiboot2.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* Physical memory that can be reached. */
enum { END = 0x40000 };
static uint8_t memory[END];

enum { INFO = 0x1000, MIB = 1 << 20 };

static void *copies[16];
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

/* Where the next tag goes, and what the one before ends with. */
static uint64_t at;

static void size_is(uint64_t bytes)
{
	put(INFO, bytes, 4);
}

static void begin(void)
{
	memset(memory, 0, sizeof(memory));
	at = INFO + 8;
	size_is(8);
}

/* Adds a tag with `bytes` behind its header; returns where these are. */
static uint64_t tag(uint32_t type, uint32_t bytes)
{
	uint64_t content = at + 8;

	put(at, type, 4);
	put(at + 4, 8 + bytes, 4);
	at = UK_ALIGN_UP(content + bytes, 8);
	size_is(at - INFO);
	return content;
}

static void range(uint64_t phys, uint64_t base, uint64_t bytes, uint32_t type)
{
	put(phys, base, 8);
	put(phys + 8, bytes, 8);
	put(phys + 16, type, 4);
}

/* A memory map of `count` ranges; returns where the first of them is. */
static uint64_t map(uint32_t count, uint32_t entry_bytes)
{
	uint64_t content = tag(6, 8 + count * entry_bytes);

	put(content, entry_bytes, 4);
	return content + 8;
}

/* RAM [0, 640 KiB) and [1 MiB, 16 MiB). */
static uint64_t plain_map(void)
{
	uint64_t m = map(3, 24);

	range(m, 0, 640 << 10, 1);
	range(m + 24, MIB, 15 * MIB, 1);
	range(m + 48, 0xfffc0000, 0x40000, 2);
	return m;
}

static uint64_t module(uint32_t base, uint32_t end)
{
	uint64_t content = tag(3, 9);

	put(content, base, 4);
	put(content + 4, end, 4);
	return content;
}

static uint64_t text(const char *s)
{
	uint32_t bytes = 0;

	while (s[bytes++])
		;
	uint64_t content = tag(1, bytes);

	memcpy(memory + content, s, bytes);
	return content;
}

static struct uk_bootinfo info;
static struct uk_screen_mode screen;

static const char *read_at(uint64_t phys)
{
	info = (struct uk_bootinfo){0};
	const char *error = uk_multiboot2_read(&info, &screen, phys, reach);

	while (copy_count > 0)
		__builtin_free(copies[--copy_count]);
	return error;
}

/* Ends the list, and reads it. */
static const char *read(void)
{
	tag(0, 0);
	return read_at(INFO);
}

static bool is_free(uint64_t addr)
{
	for (unsigned i = 0; i < info.region_count; i++)
		if (addr - info.regions[i].base < info.regions[i].bytes)
			return true;
	return false;
}

static const char damaged[] =
    "no Multiboot2 boot information, or it is damaged";
static const char senseless[] = "Multiboot2 memory map makes no sense";

UK_TEST(multiboot2_reads_all_there_is)
{
	begin();
	uint64_t line = text("one two");

	tag(2, 5);
	module(2 * MIB, 2 * MIB + 12345);
	module(4 * MIB, 4 * MIB + PAGE);
	plain_map();
	uint64_t v1 = tag(14, 20), v2 = tag(15, 36);

	UK_EXPECT(!read());
	UK_EXPECT_INT(info.memory_bytes, ==, (640 << 10) + 15 * MIB);
	UK_EXPECT_INT((uintptr_t)info.cmdline, ==, line);
	UK_EXPECT_INT((uintptr_t)info.initrd, ==, 2 * MIB);
	UK_EXPECT_INT(info.initrd_bytes, ==, 12345);
	UK_EXPECT_INT(info.acpi_rsdp, ==, v2);
	UK_EXPECT(v1 != v2);
	UK_EXPECT(!is_free(INFO) && is_free(INFO - 1) && is_free(INFO + PAGE));
	UK_EXPECT(!is_free(2 * MIB + 12344) && is_free(2 * MIB + 4 * PAGE));
	UK_EXPECT(!is_free(4 * MIB) && is_free(4 * MIB + PAGE));
	UK_EXPECT(is_free(16 * MIB - 1) && !is_free(16 * MIB));
}

UK_TEST(multiboot2_does_without_what_is_not_said)
{
	begin();
	plain_map();
	tag(14, 19);
	UK_EXPECT(!read());
	UK_EXPECT(!info.cmdline && !info.initrd && !info.acpi_rsdp);
	begin();
	plain_map();
	uint64_t v1 = tag(14, 20);

	tag(15, 35);
	module(2 * MIB, 2 * MIB);
	module(3 * MIB, 3 * MIB + 1);
	UK_EXPECT(!read());
	UK_EXPECT_INT(info.acpi_rsdp, ==, v1);
	UK_EXPECT(!info.initrd && info.initrd_bytes == 0);
	begin();
	UK_EXPECT_STR(read(), "Multiboot2 loader gives no memory map");
}

UK_TEST(multiboot2_structure_is_kept_whole)
{
	begin();
	plain_map();
	tag(9, 3 * PAGE);
	UK_EXPECT(!read());
	UK_EXPECT(is_free(INFO - 1) && !is_free(INFO));
	UK_EXPECT(!is_free(INFO + 3 * PAGE) && is_free(INFO + 4 * PAGE));
}

UK_TEST(multiboot2_refuses_what_is_damaged)
{
	static const uint32_t sizes[] = {
	    0, 7, 8, 15, END - INFO + 1, MIB + 1, UINT32_MAX, 0x80000000};

	for (size_t i = 0; i < UK_ARRAY_LEN(sizes); i++) {
		begin();
		plain_map();
		tag(0, 0);
		size_is(sizes[i]);
		UK_EXPECT_STR(read_at(INFO), damaged);
	}
	begin();
	plain_map();
	size_is(at - INFO);
	UK_EXPECT_STR(read_at(INFO), damaged); /* no end */
	UK_EXPECT_STR(read_at(INFO + 4), damaged);
	UK_EXPECT_STR(read_at(END), damaged);
	UK_EXPECT_STR(read_at(UINT64_MAX - 7), damaged);
	UK_EXPECT_INT(info.region_count, ==, 0);
}

UK_TEST(multiboot2_refuses_tags_of_impossible_sizes)
{
	static const uint32_t sizes[] = {
	    0, 7, 1000, 0x7fffffff, UINT32_MAX - 7, UINT32_MAX};

	for (size_t i = 0; i < UK_ARRAY_LEN(sizes); i++) {
		begin();
		plain_map();
		put(tag(2, 8) - 4, sizes[i], 4);
		UK_EXPECT_STR(read(), damaged);
	}
}

UK_TEST(multiboot2_map_entries_may_grow)
{
	begin();
	uint64_t m = map(2, 41);

	range(m, 0, 640 << 10, 1);
	range(m + 41, MIB, MIB, 1);
	UK_EXPECT(!read());
	UK_EXPECT_INT(info.memory_bytes, ==, (640 << 10) + MIB);
}

UK_TEST(multiboot2_refuses_maps_that_make_no_sense)
{
	static const uint32_t entries[] = {0, 1, 23};

	for (size_t i = 0; i < UK_ARRAY_LEN(entries); i++) {
		begin();
		map(20, entries[i]);
		UK_EXPECT_STR(read(), senseless);
	}
	begin();
	map(1025, 24);
	UK_EXPECT_STR(read(), senseless);
	begin();
	put(tag(17, 8 + 80), 39, 4);
	UK_EXPECT_STR(read(), senseless);
	/* One longer than the tag is no entry. */
	begin();
	put(plain_map() - 8, UINT32_MAX, 4);
	UK_EXPECT(!read());
	UK_EXPECT_INT(info.region_count, ==, 0);
}

UK_TEST(multiboot2_what_is_not_ram_wins)
{
	begin();
	uint64_t m = map(4, 24);

	range(m, MIB, PAGE, 3);
	range(m + 24, MIB, 15 * MIB, 1);
	range(m + 48, 8 * MIB, UINT64_MAX, 5);
	range(m + 72, UINT64_MAX - PAGE, 2 * PAGE, 1);
	UK_EXPECT(!read());
	UK_EXPECT(!is_free(MIB) && is_free(MIB + PAGE));
	UK_EXPECT(is_free(8 * MIB - 1) && !is_free(8 * MIB));
	UK_EXPECT_INT(info.memory_bytes, ==, 15 * MIB);
}

static void efi_range(uint64_t phys, uint32_t type, uint64_t base,
		      uint64_t pages, uint64_t attributes)
{
	put(phys, type, 4);
	put(phys + 8, base, 8);
	put(phys + 24, pages, 8);
	put(phys + 32, attributes, 8);
}

/* By types, as they are when boot services have ended. */
UK_TEST(multiboot2_reads_the_map_of_efi)
{
	enum { TYPES = 16, BYTES = 48 };
	const uint64_t runtime = 1ULL << 63;

	begin();
	uint64_t m = tag(17, 8 + (TYPES + 2) * BYTES);

	put(m, BYTES, 4);
	for (uint32_t i = 0; i < TYPES; i++)
		efi_range(m + 8 + i * BYTES, i, (i + 1) * MIB, 256, 0xf);
	efi_range(m + 8 + TYPES * BYTES, 7, 64 * MIB, 256, runtime);
	efi_range(m + 8 + (TYPES + 1) * BYTES, 7, 65 * MIB, UINT64_MAX, 0);
	UK_EXPECT(!read());
	for (uint32_t i = 0; i < TYPES; i++)
		UK_EXPECT_INT(is_free((i + 1) * MIB), ==,
			      (i >= 1 && i <= 4) || i == 7);
	UK_EXPECT(!is_free(64 * MIB) && !is_free(65 * MIB));
}

UK_TEST(multiboot2_takes_the_common_map_before_that_of_efi)
{
	begin();
	uint64_t m = tag(17, 8 + 40);

	put(m, 40, 4);
	efi_range(m + 8, 7, 32 * MIB, 256, 0);
	plain_map();
	UK_EXPECT(!read());
	UK_EXPECT(is_free(MIB) && !is_free(32 * MIB));
}

UK_TEST(multiboot2_refuses_a_machine_that_efi_still_runs)
{
	begin();
	plain_map();
	tag(18, 0);
	UK_EXPECT_STR(read(),
		      "Multiboot2 loader left EFI's boot services running");
}

UK_TEST(multiboot2_modules_may_cross_entries)
{
	begin();
	module(MIB + 1, 4 * MIB);
	uint64_t m = map(3, 24);

	range(m, 3 * MIB, MIB, 1);
	range(m + 24, 2 * MIB, MIB, 1);
	range(m + 48, MIB, MIB, 1);
	UK_EXPECT(!read());
	UK_EXPECT_INT(info.initrd_bytes, ==, 3 * MIB - 1);
	UK_EXPECT(!is_free(MIB) && !is_free(4 * MIB - 1));
}

UK_TEST(multiboot2_refuses_modules_outside_of_ram)
{
	static const struct {
		uint32_t base, end;
	} lies[] = {
	    {16 * MIB - 1, 16 * MIB + 1},
	    {16 * MIB, 16 * MIB + 1},
	    {640 << 10, MIB},
	    {600 << 10, MIB + 1},
	    {0xfffc0000, 0xfffd0000},
	    {MIB + 1, MIB},
	    {MIB, UINT32_MAX},
	    {UINT32_MAX, 0},
	};

	for (size_t i = 0; i < UK_ARRAY_LEN(lies); i++) {
		begin();
		plain_map();
		module(2 * MIB, 2 * MIB + PAGE);
		module(lies[i].base, lies[i].end);
		UK_EXPECT_STR(read(), "Multiboot2 module lies outside of RAM");
	}
}

UK_TEST(multiboot2_refuses_modules_in_page_zero)
{
	begin();
	plain_map();
	module(0, 16);
	UK_EXPECT_STR(read(), "Multiboot2 module lies in page zero");
	begin();
	plain_map();
	module(PAGE - 1, PAGE + 1);
	UK_EXPECT_STR(read(), "Multiboot2 module lies in page zero");
	begin();
	plain_map();
	module(0, 0);
	UK_EXPECT(!read());
	UK_EXPECT(!info.initrd && info.initrd_bytes == 0);
}

UK_TEST(multiboot2_command_line_has_an_end)
{
	begin();
	plain_map();
	uint64_t line = text("word");

	UK_EXPECT(!read());
	UK_EXPECT_INT((uintptr_t)info.cmdline, ==, line);
	memory[line + 4] = 'x';
	UK_EXPECT_STR(read_at(INFO), "Multiboot2 command line has no end");
	begin();
	plain_map();
	tag(1, 0);
	UK_EXPECT_STR(read(), "Multiboot2 command line has no end");
}

/* A framebuffer; returns where its colours are. */
static uint64_t framebuffer(uint32_t pitch, uint32_t width, uint32_t height,
			    uint8_t depth, uint8_t kind)
{
	uint64_t t = tag(8, 30);

	put(t, 0xfd000000, 8);
	put(t + 8, pitch, 4);
	put(t + 12, width, 4);
	put(t + 16, height, 4);
	memory[t + 20] = depth;
	memory[t + 21] = kind;
	const uint8_t colours[] = {16, 8, 8, 8, 0, 8};

	memcpy(memory + t + 24, colours, sizeof(colours));
	return t + 24;
}

static enum uk_screen_kind kind_read(void)
{
	return read() ? (enum uk_screen_kind) - 1 : screen.kind;
}

UK_TEST(multiboot2_reads_the_screen)
{
	begin();
	plain_map();
	framebuffer(4096, 1024, 768, 32, 1);
	UK_EXPECT_INT(kind_read(), ==, UK_SCREEN_PIXELS);
	UK_EXPECT_INT(screen.phys, ==, 0xfd000000);
	UK_EXPECT_INT(screen.pitch, ==, 4096);
	UK_EXPECT(screen.width == 1024 && screen.height == 768);
	UK_EXPECT(screen.depth == 32);
	UK_EXPECT(screen.red.shift == 16 && screen.red.bits == 8);
	UK_EXPECT(screen.green.shift == 8 && screen.blue.shift == 0);
	begin();
	plain_map();
	framebuffer(160, 80, 25, 16, 2);
	UK_EXPECT_INT(kind_read(), ==, UK_SCREEN_TEXT);
	UK_EXPECT(screen.width == 80 && screen.height == 25);
}

UK_TEST(multiboot2_screens_that_are_none)
{
	begin();
	plain_map();
	framebuffer(1024, 1024, 768, 8, 0);
	UK_EXPECT_INT(kind_read(), ==, UK_SCREEN_NONE);
	begin();
	plain_map();
	framebuffer(4095, 1024, 768, 32, 1);
	UK_EXPECT_INT(kind_read(), ==, UK_SCREEN_NONE);
	/* Too short for its colours. */
	for (uint32_t bytes = 32; bytes < 38; bytes++) {
		begin();
		plain_map();
		uint64_t colours = framebuffer(4096, 1024, 768, 32, 1);

		put(colours - 28, bytes, 4);
		at = UK_ALIGN_UP(colours - 32 + bytes, 8);
		UK_EXPECT_INT(kind_read(), ==, UK_SCREEN_NONE);
	}
}

UK_TEST(multiboot2_screen_of_a_bios_that_is_not_said)
{
	begin();
	plain_map();
	UK_EXPECT_INT(kind_read(), ==, UK_SCREEN_TEXT);
	UK_EXPECT(screen.phys == 0xb8000 && uk_screen_is_sound(&screen));
	for (uint32_t type = 11; type <= 17; type += type == 12 ? 5 : 1) {
		begin();
		plain_map();
		tag(type, 8);
		UK_EXPECT_INT(kind_read(), ==, UK_SCREEN_NONE);
	}
	begin();
	UK_EXPECT_STR(read(), "Multiboot2 loader gives no memory map");
	UK_EXPECT_INT(screen.kind, ==, UK_SCREEN_TEXT);
	UK_EXPECT_STR(read_at(INFO + 4), damaged);
	UK_EXPECT_INT(screen.kind, ==, UK_SCREEN_NONE);
}

/* The sanitizers are the judges. */
UK_TEST(multiboot2_lies_do_no_harm)
{
	unsigned right = 0;
	uint32_t state = 1;

	for (unsigned n = 0; n < 20000; n++) {
		begin();
		plain_map();
		module(2 * MIB, 2 * MIB + PAGE);
		text("line");
		framebuffer(4096, 1024, 768, 32, 1);
		tag(14, 20);
		tag(0, 0);
		for (unsigned i = 0; i < 3; i++) {
			state = state * 1664525 + 1013904223;
			memory[INFO + (state >> 8) % (uint32_t)(at - INFO)] ^=
			    (uint8_t)(1 << (state >> 24) % 8);
		}
		right += !read_at(INFO);
	}
	UK_EXPECT(right > 100 && right < 19900);
}
