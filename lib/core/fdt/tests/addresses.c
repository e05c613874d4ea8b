// SPDX-License-Identifier: BSD-3-Clause
// Tests: addresses of devices through buses, memory and what is kept of it.
#include "tree.h"

#include <uk/errno.h>
#include <uk/test.h>

static struct uk_fdt_range range;

static bool is_range(uint64_t base, uint64_t bytes)
{
	return range.base == base && range.bytes == bytes;
}

UK_TEST(fdt_reg_entries)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_cells("#address-cells", 2);
	fdt_tree_cells("#size-cells", 2);
	fdt_tree_node("gic");
	fdt_tree_cells("reg", 0, 0x8000000, 0, 0x10000, 1, 2, 0, 4, 9);
	fdt_tree_end();
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();
	int node = uk_fdt_find(fdt, "/gic");

	UK_EXPECT_INT(uk_fdt_reg(fdt, node, 0, &range), ==, 0);
	UK_EXPECT(is_range(0x8000000, 0x10000));
	UK_EXPECT_INT(uk_fdt_reg(fdt, node, 1, &range), ==, 0);
	UK_EXPECT(is_range(0x100000002, 4));
	UK_EXPECT_INT(uk_fdt_reg(fdt, node, 2, &range), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_reg(fdt, node, UINT32_MAX, &range), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_reg(fdt, uk_fdt_find(fdt, "/"), 0, &range), ==,
		      -ENOENT);
}

/* A device at 0x20 of a bus with these ranges, below a root with two cells for
 * each; what becomes of it. */
static int through(const uint32_t *ranges, unsigned count, uint32_t base,
		   uint32_t bytes)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_cells("#address-cells", 2);
	fdt_tree_cells("#size-cells", 2);
	fdt_tree_node("bus");
	fdt_tree_cells("#address-cells", 1);
	if (ranges)
		fdt_tree_list("ranges", ranges, count);
	fdt_tree_node("device");
	fdt_tree_cells("reg", base, bytes);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();

	return uk_fdt_reg(fdt, uk_fdt_find(fdt, "/bus/device"), 0, &range);
}

UK_TEST(fdt_reg_through_a_bus)
{
	static const uint32_t ranges[] = {0, 0,      0x7000, 0x100, 0x1000,
					  1, 0x8000, 0x100,  5};
	const unsigned count = UK_ARRAY_LEN(ranges);

	UK_EXPECT_INT(through(ranges, count, 0x20, 0xe0), ==, 0);
	UK_EXPECT(is_range(0x7020, 0xe0));
	UK_EXPECT_INT(through(ranges, count, 0x1000, 1), ==, 0);
	UK_EXPECT(is_range(0x100008000, 1));
	UK_EXPECT_INT(through(ranges, 0, 0x20, 4), ==, 0);
	UK_EXPECT(is_range(0x20, 4));
}

UK_TEST(fdt_reg_that_no_bus_shows)
{
	static const uint32_t ranges[] = {0x10, 0, 0x7000, 0x100};

	UK_EXPECT_INT(through(ranges, 4, 0x20, 0xf1), ==, -ENXIO);
	UK_EXPECT_INT(through(ranges, 4, 0x110, 0), ==, -ENXIO);
	UK_EXPECT_INT(through(ranges, 4, 0xf, 4), ==, -ENXIO);
	UK_EXPECT_INT(through(ranges, 3, 0x20, 4), ==, -ENXIO);
	UK_EXPECT_INT(through(NULL, 0, 0x20, 4), ==, -ENXIO);
}

UK_TEST(fdt_reg_beyond_the_last_address)
{
	static const uint32_t high[] = {0, UINT32_MAX, 0xffffff00, UINT32_MAX};

	UK_EXPECT_INT(through(high, 4, 0, 0x100), ==, 0);
	UK_EXPECT(is_range(0xffffffffffffff00, 0x100));
	UK_EXPECT_INT(through(high, 4, 0, 0x101), ==, -EINVAL);
	UK_EXPECT_INT(through(high, 4, 0x100, 1), ==, -EINVAL);
}

/* Two buses, the outer one with numbers of so many cells. */
static int nested(uint32_t address_cells, uint32_t size_cells)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_node("outer");
	fdt_tree_cells("#address-cells", address_cells);
	fdt_tree_cells("#size-cells", size_cells);
	fdt_tree_cells("ranges", 0x50, 0, 0x9000, 0x100);
	fdt_tree_node("inner");
	fdt_tree_cells("#address-cells", 1);
	fdt_tree_cells("#size-cells", 1);
	fdt_tree_cells("ranges", 0, 0x50, 0x10);
	fdt_tree_node("device");
	fdt_tree_cells("reg", 1, 2);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_node("other");
	fdt_tree_cells("reg", 0x50, 2);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();
	struct uk_fdt_range other;

	if (address_cells > 2 &&
	    uk_fdt_reg(fdt, uk_fdt_find(fdt, "/outer/other"), 0, &other) !=
		-EINVAL)
		return 1;
	return uk_fdt_reg(fdt, uk_fdt_find(fdt, "/outer/inner/device"), 0,
			  &range);
}

UK_TEST(fdt_reg_through_two_buses)
{
	UK_EXPECT_INT(nested(1, 1), ==, 0);
	UK_EXPECT(is_range(0x9001, 2));
	UK_EXPECT_INT(nested(3, 2), ==, -EINVAL);
	UK_EXPECT_INT(nested(0, 1), ==, -EINVAL);
	UK_EXPECT_INT(nested(1, 3), ==, -EINVAL);
}

UK_TEST(fdt_memory_of_several_nodes)
{
	struct uk_fdt_walk walk = {0};

	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_node("memory@1");
	fdt_tree_string("device_type", "memory");
	fdt_tree_cells("reg", 0, 0x1000, 0x2000, 0, 0x8000, 0);
	fdt_tree_end();
	fdt_tree_node("memory@2");
	fdt_tree_string("device_type", "memory");
	fdt_tree_string("status", "disabled");
	fdt_tree_cells("reg", 0, 1, 2);
	fdt_tree_end();
	fdt_tree_node("cpu");
	fdt_tree_string("device_type", "cpu");
	fdt_tree_cells("reg", 0, 1, 2);
	fdt_tree_end();
	fdt_tree_node("memory@3");
	fdt_tree_string("device_type", "memory");
	fdt_tree_end();
	fdt_tree_node("memory@4");
	fdt_tree_string("device_type", "memory");
	fdt_tree_cells("reg", UINT32_MAX, UINT32_MAX, 2, 1, 0, 0x1000, 7, 7);
	fdt_tree_end();
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();

	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, 0);
	UK_EXPECT(is_range(0x1000, 0x2000));
	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, 0);
	UK_EXPECT(is_range(0x8000, 0));
	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, -EINVAL);
	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, 0);
	UK_EXPECT(is_range(1ULL << 32, 0x1000));
	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, -EINVAL);
	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, -ENOENT);
}

UK_TEST(fdt_memory_of_a_root_that_lies)
{
	struct uk_fdt_walk walk = {0};

	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_cells("#address-cells", UINT32_MAX);
	fdt_tree_node("memory@1");
	fdt_tree_string("device_type", "memory");
	fdt_tree_cells("reg", 0, 0x1000, 0x2000);
	fdt_tree_end();
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();

	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, -EINVAL);
	UK_EXPECT_INT(uk_fdt_next_memory(fdt, &walk, &range), ==, -ENOENT);
}

UK_TEST(fdt_reserved_memory)
{
	static const uint64_t block[][2] = {
	    {0x10, 0x20}, {UINT64_MAX, 2}, {1ULL << 32, 1}};
	struct uk_fdt_walk walk = {0};

	fdt_tree_begin(block, 3);
	fdt_tree_node("");
	fdt_tree_node("reserved-memory");
	fdt_tree_cells("#address-cells", 1);
	fdt_tree_empty("ranges");
	fdt_tree_node("anywhere");
	fdt_tree_cells("size", 0x1000);
	fdt_tree_end();
	fdt_tree_node("firmware@5000");
	fdt_tree_cells("reg", 0x5000, 0x100);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_end();
	const struct uk_fdt *fdt = fdt_tree_open();

	UK_EXPECT_INT(uk_fdt_next_reserved(fdt, &walk, &range), ==, 0);
	UK_EXPECT(is_range(0x10, 0x20));
	UK_EXPECT_INT(uk_fdt_next_reserved(fdt, &walk, &range), ==, -EINVAL);
	UK_EXPECT_INT(uk_fdt_next_reserved(fdt, &walk, &range), ==, 0);
	UK_EXPECT(is_range(1ULL << 32, 1));
	UK_EXPECT_INT(uk_fdt_next_reserved(fdt, &walk, &range), ==, 0);
	UK_EXPECT(is_range(0x5000, 0x100));
	UK_EXPECT_INT(uk_fdt_next_reserved(fdt, &walk, &range), ==, -ENOENT);
	UK_EXPECT_INT(uk_fdt_next_reserved(fdt, &walk, &range), ==, -ENOENT);
}

UK_TEST(fdt_nothing_reserved)
{
	struct uk_fdt_walk walk = {0};

	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_end();
	UK_EXPECT_INT(uk_fdt_next_reserved(fdt_tree_open(), &walk, &range), ==,
		      -ENOENT);
}
