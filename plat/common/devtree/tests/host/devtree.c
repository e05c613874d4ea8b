// SPDX-License-Identifier: BSD-3-Clause
// Tests: what a device tree says at boot, right and wrong. Each part that the
// reader reaches is a copy of exactly what was asked for, so that the
// sanitizers see all beyond.
#include <uk/arch.h>
#include <uk/devtree.h>
#include <uk/memory.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE
#define MIB  (1ULL << 20)

/* Memory that can be reached: the tree, and an initrd. */
enum { BASE = 0x40000000, BYTES = 64 << 10, START = 0x1000, INITRD = 0x8000 };
static uint32_t memory[BYTES / 4];

static void *copies[64];
static unsigned copy_count;
static uint64_t out_of_reach; /* an address */

static const void *reach(uint64_t phys, size_t bytes)
{
	if (phys < BASE || phys - BASE > BYTES ||
	    bytes > BYTES - (phys - BASE) || copy_count == UK_ARRAY_LEN(copies))
		return NULL;
	if (phys <= out_of_reach && out_of_reach - phys < bytes)
		return NULL;
	void *copy = __builtin_malloc(bytes);

	copies[copy_count++] = copy;
	return memcpy(copy, (char *)memory + (phys - BASE), bytes);
}

/* The tree, token by token (Devicetree Specification 0.4, chapter 5). */
enum { NODE = 1, END_NODE = 2, PROP = 3, END = 9 };
enum { MAGIC, TOTAL, STRUCTURE, STRINGS, RESERVED, VERSION, COMPATIBLE };
enum { STRINGS_BYTES = 8, STRUCTURE_BYTES = 9, HEADER_WORDS = 10 };

static uint32_t *const tree = &memory[START / 4];
static unsigned at; /* words */
static char names[512];
static unsigned names_bytes;

static void cell(uint32_t value)
{
	tree[at++] = __builtin_bswap32(value);
}

static void text(const char *s)
{
	size_t bytes = __builtin_strlen(s) + 1;

	memcpy(&tree[at], s, bytes);
	at += (bytes + 3) / 4;
}

static void node(const char *name)
{
	cell(NODE);
	text(name);
}

static void end(void)
{
	cell(END_NODE);
}

static void prop(const char *name, unsigned bytes)
{
	cell(PROP);
	cell(bytes);
	cell(names_bytes);
	memcpy(names + names_bytes, name, __builtin_strlen(name) + 1);
	names_bytes += __builtin_strlen(name) + 1;
}

static void string(const char *name, const char *value)
{
	prop(name, __builtin_strlen(value) + 1);
	text(value);
}

static void number(const char *name, uint64_t value)
{
	prop(name, 8);
	cell((uint32_t)(value >> 32));
	cell((uint32_t)value);
}

/* With a root whose addresses have two cells, and one reservation. */
static void begin(uint64_t reserved, uint64_t bytes)
{
	memset(memory, 0, sizeof(memory));
	out_of_reach = UINT64_MAX;
	names_bytes = 0;
	at = HEADER_WORDS;
	cell((uint32_t)(reserved >> 32));
	cell((uint32_t)reserved);
	cell((uint32_t)(bytes >> 32));
	cell((uint32_t)bytes);
	at += 4;
	node("");
	prop("#address-cells", 4);
	cell(2);
	prop("#size-cells", 4);
	cell(2);
}

static void memory_node(uint64_t base, uint64_t bytes)
{
	node("memory@0");
	string("device_type", "memory");
	prop("reg", 16);
	cell((uint32_t)(base >> 32));
	cell((uint32_t)base);
	cell((uint32_t)(bytes >> 32));
	cell((uint32_t)bytes);
	end();
}

static void header(unsigned word, uint32_t value)
{
	tree[word] = __builtin_bswap32(value);
}

/* Claims `more` bytes behind what is used. */
static void finish(uint32_t more)
{
	end();
	cell(END);
	memcpy(&tree[at], names, names_bytes);
	header(MAGIC, 0xd00dfeed);
	header(TOTAL, at * 4 + names_bytes + more);
	header(STRUCTURE, (HEADER_WORDS + 8) * 4);
	header(STRINGS, at * 4);
	header(RESERVED, HEADER_WORDS * 4);
	header(VERSION, 17);
	header(COMPATIBLE, 16);
	header(STRINGS_BYTES, names_bytes);
	header(STRUCTURE_BYTES, (at - HEADER_WORDS - 8) * 4);
}

static struct uk_bootinfo info;
static char cmdline[64];
static bool has_cmdline;

static const char *read_from(uint64_t phys)
{
	struct uk_fdt fdt;

	info = (struct uk_bootinfo){0};
	const char *error = uk_devtree_read(&info, &fdt, phys, reach);

	has_cmdline = !error && info.cmdline;
	if (has_cmdline)
		memcpy(cmdline, info.cmdline,
		       __builtin_strlen(info.cmdline) + 1);
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

UK_TEST(devtree_says_memory_command_line_and_initrd)
{
	begin(BASE + 16 * MIB, 5000);
	memory_node(BASE, 64 * MIB);
	memory_node(0x80000000, 16 * MIB);
	node("chosen");
	string("bootargs", "one two");
	number("linux,initrd-start", BASE + INITRD);
	number("linux,initrd-end", BASE + INITRD + 5000);
	end();
	finish(0);
	UK_EXPECT(!read());
	UK_EXPECT(info.memory_bytes == 80 * MIB);
	UK_EXPECT(has_cmdline && __builtin_strcmp(cmdline, "one two") == 0);
	UK_EXPECT(info.initrd && info.initrd_bytes == 5000);
	UK_EXPECT(info.devtree);
	UK_EXPECT(is_free(BASE) && !is_free(BASE + START));
	UK_EXPECT(is_free(BASE + INITRD - 1) && !is_free(BASE + INITRD));
	UK_EXPECT(!is_free(BASE + INITRD + PAGE));
	UK_EXPECT(is_free(BASE + INITRD + 2 * PAGE));
	UK_EXPECT(is_free(BASE + 16 * MIB - 1));
	UK_EXPECT(!is_free(BASE + 16 * MIB));
	UK_EXPECT(!is_free(BASE + 16 * MIB + PAGE));
	UK_EXPECT(is_free(BASE + 16 * MIB + 2 * PAGE));
	UK_EXPECT(is_free(0x80000000) && !is_free(BASE + 64 * MIB));
}

UK_TEST(devtree_keeps_what_nodes_reserve)
{
	begin(0, 0);
	memory_node(BASE, 64 * MIB);
	node("reserved-memory");
	prop("#address-cells", 4);
	cell(2);
	prop("#size-cells", 4);
	cell(2);
	prop("ranges", 0);
	node("secure@41000000");
	prop("reg", 16);
	cell(0);
	cell(0x41000000);
	cell(0);
	cell((uint32_t)MIB);
	end();
	end();
	finish(0);
	UK_EXPECT(!read());
	UK_EXPECT(is_free(0x40ffffff) && !is_free(0x41000000));
	UK_EXPECT(!is_free(0x410fffff) && is_free(0x41100000));
}

/* QEMU claims 1 MiB, and there may be less memory behind it. */
UK_TEST(devtree_need_not_be_as_long_as_it_claims)
{
	begin(0, 0);
	memory_node(BASE, BYTES);
	finish(1 << 20);
	UK_EXPECT(!read());
	UK_EXPECT(is_free(BASE + START + PAGE));
}

UK_TEST(devtree_need_say_nothing_but_memory)
{
	begin(0, 0);
	memory_node(BASE, BYTES);
	finish(0);
	UK_EXPECT(!read());
	UK_EXPECT(info.memory_bytes == BYTES && !has_cmdline && !info.initrd);
	/* An initrd of no bytes is none. */
	begin(0, 0);
	memory_node(BASE, BYTES);
	node("chosen");
	number("linux,initrd-start", BASE + INITRD);
	number("linux,initrd-end", BASE + INITRD);
	end();
	finish(0);
	UK_EXPECT(!read());
	UK_EXPECT(!info.initrd && info.initrd_bytes == 0);
}

UK_TEST(devtree_that_is_none_is_refused)
{
	begin(0, 0);
	finish(0);
	UK_EXPECT(read_from(BASE + START + 2));
	UK_EXPECT(read_from(BASE + START + 4));
	UK_EXPECT(read_from(BASE + BYTES));
	UK_EXPECT(read_from(0));
	header(MAGIC, 0xd00dfeee);
	UK_EXPECT(read());
}

UK_TEST(devtree_without_memory_is_refused)
{
	begin(0, 0);
	finish(0);
	UK_EXPECT_STR(read(), "the device tree has no memory");
	begin(0, 0);
	memory_node(BASE, 0);
	finish(0);
	UK_EXPECT_STR(read(), "the device tree has no memory");
}

UK_TEST(devtree_out_of_reach_is_refused)
{
	begin(0, 0);
	memory_node(BASE, BYTES);
	finish(0);
	out_of_reach = BASE + START;
	UK_EXPECT(read());
	out_of_reach = BASE + START + at * 4 + names_bytes - 1;
	UK_EXPECT(read());
	out_of_reach++;
	UK_EXPECT(!read());
}

UK_TEST(devtree_too_large_is_refused)
{
	begin(0, 0);
	finish(UK_FDT_MOST_BYTES);
	header(STRINGS_BYTES, UK_FDT_MOST_BYTES);
	UK_EXPECT(read());
}

UK_TEST(devtree_with_broken_memory_is_refused)
{
	begin(0, 0);
	node("memory");
	string("device_type", "memory");
	prop("reg", 12);
	at += 3;
	end();
	finish(0);
	UK_EXPECT(read());
}

UK_TEST(devtree_with_a_broken_initrd_is_refused)
{
	static const uint64_t broken[][2] = {
	    {BASE + INITRD + 1, BASE + INITRD}, /* ends before it starts */
	    {BASE + INITRD, BASE + BYTES + 1},
	    {0, UINT64_MAX},
	};

	for (unsigned i = 0; i < UK_ARRAY_LEN(broken); i++) {
		begin(0, 0);
		memory_node(BASE, 64 * MIB);
		node("chosen");
		number("linux,initrd-start", broken[i][0]);
		number("linux,initrd-end", broken[i][1]);
		end();
		finish(0);
		UK_EXPECT(read());
	}
}

UK_TEST(devtree_with_an_initrd_outside_of_ram_is_refused)
{
	begin(0, 0);
	memory_node(BASE, INITRD + PAGE);
	node("chosen");
	number("linux,initrd-start", BASE + INITRD + 1);
	number("linux,initrd-end", BASE + INITRD + PAGE + 1);
	end();
	finish(0);
	UK_EXPECT_STR(read(), "the initrd lies outside of RAM");
}

/* As some loaders do it. */
UK_TEST(devtree_may_reserve_the_initrd)
{
	begin(BASE + INITRD, PAGE);
	memory_node(BASE, BYTES);
	node("chosen");
	number("linux,initrd-start", BASE + INITRD);
	number("linux,initrd-end", BASE + INITRD + PAGE);
	end();
	finish(0);
	UK_EXPECT(!read());
	UK_EXPECT(info.initrd && info.initrd_bytes == PAGE);
}

UK_TEST(devtree_may_reserve_all_there_is)
{
	begin(1, UINT64_MAX);
	memory_node(BASE, 64 * MIB);
	finish(0);
	UK_EXPECT(!read());
	UK_EXPECT(info.region_count == 0);
	UK_EXPECT(info.memory_bytes == 64 * MIB);
}
