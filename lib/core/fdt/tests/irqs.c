// SPDX-License-Identifier: BSD-3-Clause
// Tests: the ways from a device to its interrupt controller.
#include "tree.h"

#include <uk/errno.h>
#include <uk/test.h>

static struct uk_fdt_irq irq;

/* A controller that takes three cells, as a GIC does. */
static void controller(uint32_t phandle)
{
	fdt_tree_node("gic");
	fdt_tree_cells("phandle", phandle);
	fdt_tree_empty("interrupt-controller");
	fdt_tree_cells("#interrupt-cells", 3);
	fdt_tree_cells("#address-cells", 0);
	fdt_tree_end();
}

static int look(const char *path, unsigned n)
{
	const struct uk_fdt *fdt = fdt_tree_open();

	irq = (struct uk_fdt_irq){.controller = -1};
	return uk_fdt_irq(fdt, uk_fdt_find(fdt, path), n, &irq);
}

static bool is_shared(uint32_t number)
{
	return irq.cell_count == 3 && irq.cells[0] == 0 &&
	       irq.cells[1] == number && irq.cells[2] == 4;
}

/* A device below a bus, its interrupt parent named by the root. */
static void common(uint32_t parent)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_cells("interrupt-parent", parent);
	controller(1);
	fdt_tree_node("bus");
	fdt_tree_node("device");
	fdt_tree_cells("interrupts", 0, 5, 4, 0, 6, 4, 9);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_end();
}

UK_TEST(fdt_irq_of_an_inherited_parent)
{
	common(1);
	UK_EXPECT_INT(look("/bus/device", 0), ==, 0);
	UK_EXPECT(is_shared(5));
	common(1);
	UK_EXPECT_INT(look("/bus/device", 1), ==, 0);
	UK_EXPECT(is_shared(6));
	common(1);
	UK_EXPECT_INT(look("/bus/device", 2), ==, -ENOENT);
	common(1);
	UK_EXPECT_INT(look("/bus", 0), ==, -ENOENT);
	common(1);
	const struct uk_fdt *fdt = fdt_tree_open();

	UK_EXPECT_INT(uk_fdt_irq(fdt, uk_fdt_find(fdt, "/bus/device"), 0, &irq),
		      ==, 0);
	UK_EXPECT_STR(uk_fdt_name(fdt, irq.controller), "gic");
}

UK_TEST(fdt_irq_of_a_parent_that_is_none)
{
	common(2);
	UK_EXPECT_INT(look("/bus/device", 0), ==, -EINVAL);
	common(0);
	UK_EXPECT_INT(look("/bus/device", 0), ==, -EINVAL);
}

UK_TEST(fdt_irq_of_parents_in_a_ring)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_node("device");
	fdt_tree_cells("phandle", 1);
	fdt_tree_cells("interrupt-parent", 1);
	fdt_tree_cells("interrupts", 0, 5, 4);
	fdt_tree_end();
	fdt_tree_end();
	UK_EXPECT_INT(look("/device", 0), ==, -EINVAL);
}

UK_TEST(fdt_irq_of_a_controller_with_too_many_cells)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_cells("#interrupt-cells", UK_FDT_MOST_IRQ_CELLS + 1);
	fdt_tree_node("device");
	fdt_tree_cells("interrupts", 1, 2, 3, 4, 5);
	fdt_tree_end();
	fdt_tree_end();
	UK_EXPECT_INT(look("/device", 0), ==, -EINVAL);
}

static void extended(void)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	controller(1);
	fdt_tree_node("gpio");
	fdt_tree_cells("phandle", 2);
	fdt_tree_cells("#interrupt-cells", 1);
	fdt_tree_end();
	fdt_tree_node("device");
	fdt_tree_cells("interrupts", 7, 7, 7);
	fdt_tree_cells("interrupts-extended", 2, 11, 1, 0, 5, 4, 3, 1, 1, 1);
	fdt_tree_end();
	fdt_tree_node("cut");
	fdt_tree_cells("interrupts-extended", 2, 11, 1, 0, 5);
	fdt_tree_end();
	fdt_tree_node("one");
	fdt_tree_cells("interrupts-extended", 2, 11);
	fdt_tree_end();
	fdt_tree_end();
}

UK_TEST(fdt_irq_with_a_controller_each)
{
	extended();
	UK_EXPECT_INT(look("/device", 0), ==, 0);
	UK_EXPECT(irq.cell_count == 1 && irq.cells[0] == 11);
	extended();
	UK_EXPECT_INT(look("/device", 1), ==, 0);
	UK_EXPECT(is_shared(5));
	extended();
	UK_EXPECT_INT(look("/device", 2), ==, -EINVAL);
	extended();
	UK_EXPECT_INT(look("/cut", 1), ==, -EINVAL);
	extended();
	UK_EXPECT_INT(look("/one", 1), ==, -ENOENT);
}

/* A bus that maps its interrupts: device 0x10000's to 32, 0x20000's to 33, by
 * the address and three bits of the number. */
static void mapped(const uint32_t *mask, unsigned count)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	controller(1);
	fdt_tree_node("bus");
	fdt_tree_cells("#address-cells", 2);
	fdt_tree_cells("#interrupt-cells", 1);
	fdt_tree_cells("interrupt-map", 1, 0, 2, 1, 0, 32, 4, 2, 0, 2, 1, 0, 33,
		       4);
	if (mask)
		fdt_tree_list("interrupt-map-mask", mask, count);
	fdt_tree_node("device@1");
	fdt_tree_cells("reg", 1, 0x80, 1);
	fdt_tree_cells("interrupts", 0x12);
	fdt_tree_end();
	fdt_tree_node("device@2");
	fdt_tree_cells("reg", 2, 0, 1);
	fdt_tree_cells("interrupts", 2, 3);
	fdt_tree_end();
	fdt_tree_end();
	fdt_tree_end();
}

UK_TEST(fdt_irq_through_a_map)
{
	static const uint32_t mask[] = {UINT32_MAX, 0, 7};

	mapped(mask, 3);
	UK_EXPECT_INT(look("/bus/device@1", 0), ==, 0);
	UK_EXPECT(is_shared(32));
	mapped(mask, 3);
	UK_EXPECT_INT(look("/bus/device@2", 0), ==, 0);
	UK_EXPECT(is_shared(33));
	mapped(mask, 3);
	UK_EXPECT_INT(look("/bus/device@2", 1), ==, -EINVAL);
	mapped(NULL, 0);
	UK_EXPECT_INT(look("/bus/device@2", 0), ==, 0);
	UK_EXPECT(is_shared(33));
	mapped(NULL, 0);
	UK_EXPECT_INT(look("/bus/device@1", 0), ==, -EINVAL);
	mapped(mask, 2);
	UK_EXPECT_INT(look("/bus/device@1", 0), ==, -EINVAL);
}

/* A map with one entry, which leads to a node with these cells. */
static int one_map(const uint32_t *map, unsigned count, uint32_t unit_there)
{
	fdt_tree_begin(NULL, 0);
	fdt_tree_node("");
	fdt_tree_cells("#interrupt-cells", 1);
	fdt_tree_cells("#address-cells", 1);
	fdt_tree_cells("phandle", 1);
	fdt_tree_list("interrupt-map", map, count);
	fdt_tree_node("device");
	fdt_tree_cells("interrupts", 2);
	fdt_tree_end();
	fdt_tree_node("other");
	fdt_tree_cells("phandle", 3);
	fdt_tree_cells("#address-cells", unit_there);
	fdt_tree_cells("#interrupt-cells", 1);
	fdt_tree_end();
	fdt_tree_end();
	return look("/device", 0);
}

UK_TEST(fdt_irq_through_maps_that_lead_nowhere)
{
	UK_EXPECT_INT(one_map((uint32_t[]){0, 2, 3, 8, 9}, 5, 1), ==, 0);
	UK_EXPECT_INT(irq.cells[0], ==, 9);
	UK_EXPECT_INT(one_map((uint32_t[]){0, 2, 3, 8}, 4, 1), ==, -EINVAL);
	UK_EXPECT_INT(one_map((uint32_t[]){0, 2}, 2, 1), ==, -EINVAL);
	UK_EXPECT_INT(one_map((uint32_t[]){0, 2, 7, 8, 9}, 5, 1), ==, -EINVAL);
	UK_EXPECT_INT(one_map((uint32_t[]){0, 2, 3, 8, 9}, 5, 4), ==, -EINVAL);
	UK_EXPECT_INT(one_map((uint32_t[]){0, 2, 3, 8, 9}, 5, UINT32_MAX), ==,
		      -EINVAL);
	/* To itself. */
	UK_EXPECT_INT(one_map((uint32_t[]){0, 2, 1, 0, 2}, 5, 1), ==, -EINVAL);
}
