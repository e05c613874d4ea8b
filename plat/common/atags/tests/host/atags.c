// SPDX-License-Identifier: BSD-3-Clause
// Tests: lists of tags, right and wrong. Each part that the reader reaches is a
// copy of exactly what was asked for, so that the sanitizers see all beyond.
#include <uk/arch.h>
#include <uk/atags.h>
#include <uk/memory.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE
#define MIB  (1U << 20)

enum {
	CORE = 0x54410001,
	MEMORY = 0x54410002,
	SERIAL = 0x54410006,
	CMDLINE = 0x54410009,
	INITRD = 0x54420005,
};

/* Memory that can be reached: the list, and an initrd. */
enum {
	START = 0x100,
	BASE = 0x80000000,
	BYTES = 128 << 10,
	INITRD_AT = 0x8000
};
static uint32_t memory[BYTES / 4];
static unsigned at; /* words */

static void *copies[40000];
static unsigned copy_count;

static const void *reach(uint64_t phys, size_t bytes)
{
	if (phys < BASE || phys - BASE > BYTES ||
	    bytes > BYTES - (phys - BASE) || copy_count == UK_ARRAY_LEN(copies))
		return NULL;
	void *copy = __builtin_malloc(bytes);

	copies[copy_count++] = copy;
	return memcpy(copy, (char *)memory + (phys - BASE), bytes);
}

static void tag(uint32_t words, uint32_t kind)
{
	memory[at++] = words;
	memory[at++] = kind;
}

static void range(uint32_t kind, uint32_t first, uint32_t second)
{
	tag(4, kind);
	memory[at++] = first;
	memory[at++] = second;
}

static void line(const char *text, unsigned words)
{
	tag(2 + words, CMDLINE);
	for (char *to = (char *)&memory[at]; *text; text++)
		*to++ = *text;
	at += words;
}

static void begin(void)
{
	memset(memory, 0, sizeof(memory));
	at = START / 4;
	tag(5, CORE);
	at += 3;
}

static struct uk_bootinfo info;
static char cmdline[64];

static const char *read_from(uint64_t phys)
{
	info = (struct uk_bootinfo){0};
	const char *error = uk_atags_read(&info, phys, reach);

	for (unsigned i = 0; !error && info.cmdline; i++) {
		cmdline[i] = info.cmdline[i];
		if (!cmdline[i])
			break;
	}
	while (copy_count > 0)
		__builtin_free(copies[--copy_count]);
	return error;
}

static const char *read(void)
{
	return read_from(BASE + START);
}

static bool is_free(uint64_t addr)
{
	for (unsigned i = 0; i < info.region_count; i++)
		if (addr - info.regions[i].base < info.regions[i].bytes)
			return true;
	return false;
}

UK_TEST(atags_say_memory_command_line_and_initrd)
{
	begin();
	range(INITRD, BASE + INITRD_AT, 5000);
	range(MEMORY, 64 * MIB, BASE);
	tag(4, SERIAL);
	at += 2;
	range(MEMORY, 16 * MIB, 0xc0000000);
	line("one two", 2);
	tag(0, 0);
	UK_EXPECT(!read());
	UK_EXPECT(info.memory_bytes == 80 * MIB);
	UK_EXPECT(__builtin_strcmp(cmdline, "one two") == 0);
	UK_EXPECT(info.initrd && info.initrd_bytes == 5000);
	UK_EXPECT(!is_free(BASE + START));
	UK_EXPECT(is_free(BASE + PAGE));
	UK_EXPECT(is_free(BASE + INITRD_AT - 1));
	UK_EXPECT(!is_free(BASE + INITRD_AT));
	UK_EXPECT(!is_free(BASE + INITRD_AT + 5000));
	UK_EXPECT(is_free(BASE + INITRD_AT + 2 * PAGE));
	UK_EXPECT(is_free(BASE + 64 * MIB - 1));
	UK_EXPECT(!is_free(BASE + 64 * MIB));
	UK_EXPECT(is_free(0xc0000000));
}

UK_TEST(atags_need_say_nothing_but_memory)
{
	begin();
	tag(0, 0);
	UK_EXPECT_STR(read(), "the tags have no memory");
	begin();
	range(MEMORY, 64 * MIB, BASE);
	tag(0, 0);
	UK_EXPECT(!read());
	UK_EXPECT(info.region_count == 1 && !info.cmdline && !info.initrd);
	begin();
	range(MEMORY, 64 * MIB, BASE);
	range(INITRD, BASE, 4);
	range(INITRD, 0, 0);
	tag(0, 0);
	UK_EXPECT(!read());
	UK_EXPECT(!info.initrd && info.initrd_bytes == 0);
}

UK_TEST(atags_reach_to_the_end_of_addresses)
{
	begin();
	range(MEMORY, 16 * MIB, 0xff000000);
	tag(0, 0);
	UK_EXPECT(!read());
	UK_EXPECT(is_free(0xff000000));
	UK_EXPECT(info.memory_bytes == 16 * MIB);
	begin();
	range(MEMORY, UINT32_MAX, UINT32_MAX);
	tag(0, 0);
	UK_EXPECT(!read());
}

UK_TEST(atags_that_are_none_are_refused)
{
	begin();
	tag(0, 0);
	UK_EXPECT(read_from(BASE + START + 2));
	UK_EXPECT(read_from(BASE + START + 4));
	UK_EXPECT(read_from(BASE + BYTES));
	UK_EXPECT(read_from(0));
	UK_EXPECT(read_from(BASE));
	memory[START / 4] = 1;
	UK_EXPECT(read());
	memory[START / 4] = UINT32_MAX;
	UK_EXPECT(read());
}

UK_TEST(atags_without_an_end_are_refused)
{
	begin();
	for (unsigned i = 0; i < 10000; i++)
		tag(2, SERIAL);
	UK_EXPECT(read());
	/* Up to where nothing can be reached. */
	begin();
	tag(BYTES / 4 - START / 4 - 5, SERIAL);
	UK_EXPECT(read());
	begin();
	tag(1, SERIAL);
	UK_EXPECT(read());
}

UK_TEST(atags_too_short_are_refused)
{
	static const uint32_t kinds[] = {MEMORY, INITRD};

	for (unsigned i = 0; i < UK_ARRAY_LEN(kinds); i++) {
		for (uint32_t words = 2; words < 4; words++) {
			begin();
			tag(words, kinds[i]);
			at += words - 2;
			tag(0, 0);
			UK_EXPECT(read());
		}
	}
}

UK_TEST(atags_with_a_command_line_without_end_are_refused)
{
	begin();
	line("12345678", 2);
	tag(0, 0);
	UK_EXPECT(read());
	begin();
	line("", 0);
	tag(0, 0);
	UK_EXPECT(read());
}

UK_TEST(atags_with_an_initrd_out_of_reach_are_refused)
{
	begin();
	range(MEMORY, 64 * MIB, BASE);
	range(INITRD, BASE + BYTES - 10, 11);
	tag(0, 0);
	UK_EXPECT_STR(read(), "the initrd cannot be reached");
}

UK_TEST(atags_with_an_initrd_outside_of_ram_are_refused)
{
	static const uint32_t outside[][2] = {
	    {UINT32_MAX, UINT32_MAX},
	    {BASE - 1, 2},
	    {BASE + 64 * MIB - 1, 2},
	    {0, 4},
	};

	for (unsigned i = 0; i < UK_ARRAY_LEN(outside); i++) {
		begin();
		range(INITRD, outside[i][0], outside[i][1]);
		range(MEMORY, 64 * MIB, BASE);
		tag(0, 0);
		UK_EXPECT_STR(read(), "the initrd lies outside of RAM");
	}
}
