// SPDX-License-Identifier: BSD-3-Clause
// Tests: walks through nodes, and the ways to find one.
#include "tree.h"

#include <uk/errno.h>
#include <uk/test.h>

/* A machine with two serial ports, and tokens that say nothing here and there.
 */
static const struct uk_fdt *machine(void)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_token(4);
	fdt_tree_node("");
	fdt_tree_string("model", "made up");
	fdt_tree_token(4);
	fdt_tree_node("aliases");
	fdt_tree_string("serial0", "/soc/serial@1000");
	fdt_tree_string("bus", "/soc");
	fdt_tree_string("loop", "loop");
	fdt_tree_prop("cut", "/soc", 4);
	fdt_tree_empty("nothing");
	fdt_tree_end();
	fdt_tree_token(4);
	fdt_tree_node("soc");
	fdt_tree_node("serial@1000");
	fdt_tree_cells("phandle", 7);
	fdt_tree_string("compatible", "arm,pl011\0arm,primecell");
	fdt_tree_end();
	fdt_tree_node("serial@2000");
	fdt_tree_cells("phandle", 8);
	fdt_tree_string("compatible", "arm,pl011");
	fdt_tree_string("status", "disabled");
	fdt_tree_end();
	fdt_tree_node("serial@3000");
	fdt_tree_cells("phandle", 9);
	fdt_tree_string("compatible", "arm,pl011");
	fdt_tree_string("status", "okay");
	fdt_tree_token(4);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_node("memory@0");
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_token(4);
	return fdt_tree_open();
}

UK_TEST(fdt_nodes_in_order)
{
	static const char *const names[] = {"",
					    "aliases",
					    "soc",
					    "serial@1000",
					    "serial@2000",
					    "serial@3000",
					    "memory@0"};
	const struct uk_fdt *fdt = machine();
	int node = uk_fdt_find(fdt, "/");

	for (size_t i = 0; i < UK_ARRAY_LEN(names); i++) {
		UK_EXPECT_STR(uk_fdt_name(fdt, node), names[i]);
		node = uk_fdt_next(fdt, node);
	}
	UK_EXPECT_INT(node, ==, -ENOENT);
}

UK_TEST(fdt_children_and_parents)
{
	const struct uk_fdt *fdt = machine();
	int root = uk_fdt_find(fdt, "/");
	int aliases = uk_fdt_first_child(fdt, root);
	int soc = uk_fdt_next_sibling(fdt, aliases);
	int memory = uk_fdt_next_sibling(fdt, soc);
	int last = uk_fdt_find(fdt, "/soc/serial@3000");

	UK_EXPECT_STR(uk_fdt_name(fdt, memory), "memory@0");
	UK_EXPECT_INT(uk_fdt_next_sibling(fdt, memory), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_next_sibling(fdt, root), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_next_sibling(fdt, last), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_first_child(fdt, aliases), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_first_child(fdt, memory), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_parent(fdt, last), ==, soc);
	UK_EXPECT_INT(uk_fdt_parent(fdt, memory), ==, root);
	UK_EXPECT_INT(uk_fdt_parent(fdt, root), ==, -ENOENT);
}

UK_TEST(fdt_paths)
{
	const struct uk_fdt *fdt = machine();
	int first = uk_fdt_find(fdt, "/soc/serial@1000");

	UK_EXPECT_STR(uk_fdt_name(fdt, first), "serial@1000");
	UK_EXPECT_INT(uk_fdt_find(fdt, "/soc/serial"), ==, first);
	UK_EXPECT_INT(uk_fdt_find(fdt, "//soc//serial/"), ==, first);
	UK_EXPECT_INT(uk_fdt_find(fdt, "/soc/serial:115200n8"), ==, first);
	UK_EXPECT_STR(uk_fdt_name(fdt, uk_fdt_find(fdt, "/soc/serial@3000")),
		      "serial@3000");
	UK_EXPECT_INT(uk_fdt_find(fdt, "/soc/serial@"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "/soc/serial@10"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "/soc/seria"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "/soc/serial@1000/x"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "/none/serial"), ==, -ENOENT);
}

UK_TEST(fdt_aliases)
{
	const struct uk_fdt *fdt = machine();
	int first = uk_fdt_find(fdt, "/soc/serial@1000");

	UK_EXPECT_INT(uk_fdt_find(fdt, "serial0"), ==, first);
	UK_EXPECT_INT(uk_fdt_find(fdt, "serial0:9600"), ==, first);
	UK_EXPECT_INT(uk_fdt_find(fdt, "bus/serial"), ==, first);
	UK_EXPECT_INT(uk_fdt_find(fdt, "serial"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "serial00"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "loop"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "cut"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, "nothing"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find(fdt, ""), ==, -ENOENT);
}

UK_TEST(fdt_models_and_phandles)
{
	const struct uk_fdt *fdt = machine();
	int first = uk_fdt_find_compatible(fdt, -1, "arm,pl011");
	int last = uk_fdt_find_compatible(fdt, first, "arm,pl011");

	UK_EXPECT_STR(uk_fdt_name(fdt, first), "serial@1000");
	UK_EXPECT_STR(uk_fdt_name(fdt, last), "serial@3000");
	UK_EXPECT_INT(uk_fdt_find_compatible(fdt, last, "arm,pl011"), ==,
		      -ENOENT);
	UK_EXPECT_INT(uk_fdt_find_compatible(fdt, -1, "arm,primecell"), ==,
		      first);
	UK_EXPECT_INT(uk_fdt_find_compatible(fdt, -1, "arm,pl01"), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find_phandle(fdt, 9), ==, last);
	UK_EXPECT_INT(uk_fdt_find_phandle(fdt, 10), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find_phandle(fdt, 0), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_find_phandle(fdt, UINT32_MAX), ==, -ENOENT);
}

UK_TEST(fdt_no_node_has_nothing)
{
	const struct uk_fdt *fdt = machine();
	struct uk_fdt_range range;
	struct uk_fdt_irq irq;
	size_t bytes;

	UK_EXPECT_INT(uk_fdt_next(fdt, -1), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_first_child(fdt, -1), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_next_sibling(fdt, -1), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_parent(fdt, -1), ==, -ENOENT);
	UK_EXPECT_STR(uk_fdt_name(fdt, -1), "");
	UK_EXPECT(!uk_fdt_prop(fdt, -1, "model", &bytes));
	UK_EXPECT_INT(uk_fdt_reg(fdt, -1, 0, &range), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_irq(fdt, -1, 0, &irq), ==, -ENOENT);
}
