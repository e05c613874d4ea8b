// SPDX-License-Identifier: BSD-3-Clause
// Tests: values of properties, and what was chosen for the start.
#include "tree.h"

#include <uk/errno.h>
#include <uk/test.h>

UK_TEST(fdt_numbers)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_cells("one", 0x12345678);
	fdt_tree_cells("two", 1, 0xfffffffe);
	fdt_tree_cells("three", 1, 2, 3);
	fdt_tree_prop("rest", "\0\0\0\5\0", 5);
	fdt_tree_empty("none");
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();
	int root = uk_fdt_find(fdt, "/");

	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "one", 0, 9), ==, 0x12345678);
	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "one", 1, 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "two", 1, 9), ==, 0xfffffffe);
	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "rest", 0, 9), ==, 5);
	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "rest", 1, 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "none", 0, 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "on", 0, 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u32(fdt, root, "ones", 0, 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u64(fdt, root, "one", 9), ==, 0x12345678);
	UK_EXPECT_INT(uk_fdt_u64(fdt, root, "two", 9), ==, 0x1fffffffe);
	UK_EXPECT_INT(uk_fdt_u64(fdt, root, "three", 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u64(fdt, root, "rest", 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u64(fdt, root, "none", 9), ==, 9);
	UK_EXPECT_INT(uk_fdt_u64(fdt, root, "absent", 9), ==, 9);
}

UK_TEST(fdt_strings)
{
	size_t bytes = 7;

	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_string("list", "one\0\0three");
	fdt_tree_prop("open", "one\0two", 7);
	fdt_tree_prop("cut", "one", 3);
	fdt_tree_empty("none");
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();
	int root = uk_fdt_find(fdt, "/");

	UK_EXPECT_STR(uk_fdt_string(fdt, root, "list"), "one");
	UK_EXPECT_STR(uk_fdt_string(fdt, root, "open"), "one");
	UK_EXPECT(!uk_fdt_string(fdt, root, "cut"));
	UK_EXPECT(!uk_fdt_string(fdt, root, "none"));
	UK_EXPECT(!uk_fdt_string(fdt, root, "absent"));
	UK_EXPECT(uk_fdt_has_string(fdt, root, "list", "one"));
	UK_EXPECT(uk_fdt_has_string(fdt, root, "list", ""));
	UK_EXPECT(uk_fdt_has_string(fdt, root, "list", "three"));
	UK_EXPECT(!uk_fdt_has_string(fdt, root, "list", "hree"));
	UK_EXPECT(!uk_fdt_has_string(fdt, root, "list", "thre"));
	UK_EXPECT(!uk_fdt_has_string(fdt, root, "open", "two"));
	UK_EXPECT(!uk_fdt_has_string(fdt, root, "cut", "one"));
	UK_EXPECT(!uk_fdt_has_string(fdt, root, "none", ""));
	UK_EXPECT(uk_fdt_prop(fdt, root, "none", &bytes));
	UK_EXPECT_INT(bytes, ==, 0);
	UK_EXPECT(!uk_fdt_prop(fdt, root, "absent", &bytes));
}

UK_TEST(fdt_status)
{
	static const struct {
		const char *status;
		bool available;
	} all[] = {{"okay", true},      {"ok", true},    {"disabled", false},
		   {"reserved", false}, {"fail", false}, {"okays", false}};

	for (size_t i = 0; i < UK_ARRAY_LEN(all); i++) {
		uint32_t n = 0;

		while (all[i].status[n++])
			;
		fdt_tree_begin(NULL, 0);
		fdt_tree_node("");
		fdt_tree_prop("status", all[i].status, n);
		fdt_tree_end();
		const struct uk_fdt *fdt = fdt_tree_open();

		UK_EXPECT(uk_fdt_is_available(fdt, uk_fdt_find(fdt, "/")) ==
			  all[i].available);
	}
}

/* A node of what was chosen, to be ended by `chosen`. */
static void begin(void)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_node("pl011@9000000");
	fdt_tree_end();
	fdt_tree_node("chosen");
}

static const struct uk_fdt *chosen(void)
{
	fdt_tree_end();
	fdt_tree_end();
	return fdt_tree_open();
}

UK_TEST(fdt_chosen_console_and_command_line)
{
	begin();
	fdt_tree_string("stdout-path", "/pl011@9000000:115200");
	fdt_tree_string("bootargs", "one -- two");
	const struct uk_fdt *fdt = chosen();

	UK_EXPECT_STR(uk_fdt_name(fdt, uk_fdt_stdout(fdt)), "pl011@9000000");
	UK_EXPECT_STR(uk_fdt_bootargs(fdt), "one -- two");
	begin();
	fdt_tree_prop("stdout-path", "/pl011", 6);
	fdt_tree_prop("bootargs", "endless", 7);
	fdt = chosen();
	UK_EXPECT_INT(uk_fdt_stdout(fdt), ==, -ENOENT);
	UK_EXPECT(!uk_fdt_bootargs(fdt));
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_end();
	fdt = fdt_tree_open();
	UK_EXPECT_INT(uk_fdt_stdout(fdt), ==, -ENOENT);
	UK_EXPECT(!uk_fdt_bootargs(fdt));
}

UK_TEST(fdt_chosen_ramdisk)
{
	struct uk_fdt_range range;

	begin();
	fdt_tree_cells("linux,initrd-end", 0x48001234);
	fdt_tree_cells("linux,initrd-start", 0x48000000);
	UK_EXPECT_INT(uk_fdt_initrd(chosen(), &range), ==, 0);
	UK_EXPECT_INT(range.base, ==, 0x48000000);
	UK_EXPECT_INT(range.bytes, ==, 0x1234);
	begin();
	fdt_tree_cells("linux,initrd-start", 1, 0);
	fdt_tree_cells("linux,initrd-end", 1, 16);
	UK_EXPECT_INT(uk_fdt_initrd(chosen(), &range), ==, 0);
	UK_EXPECT_INT(range.base, ==, 1LL << 32);
	UK_EXPECT_INT(range.bytes, ==, 16);
	begin();
	fdt_tree_cells("linux,initrd-start", 0x48000000);
	UK_EXPECT_INT(uk_fdt_initrd(chosen(), &range), ==, -EINVAL);
	begin();
	UK_EXPECT_INT(uk_fdt_initrd(chosen(), &range), ==, -ENOENT);
}
