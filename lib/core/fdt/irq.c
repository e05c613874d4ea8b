// SPDX-License-Identifier: BSD-3-Clause
// Interrupts: from a device over interrupt parents and maps to a controller.
#include "fdt.h"

#include <uk/errno.h>

enum { MOST_ADDRESS_CELLS = 3 };

/* An interrupt on its way, and the address that maps know its source by. */
struct route {
	struct uk_fdt_irq irq;
	uint32_t address[MOST_ADDRESS_CELLS];
};

static void copy(uint32_t *to, const uint32_t *from, unsigned cells)
{
	while (cells-- > 0)
		*to++ = fdt_cell(from++);
}

/* Makes `controller` the next stop. Returns how many cells it wants, 0: none or
 * too many. */
static unsigned head_for(const struct uk_fdt *fdt, struct route *r,
			 int controller)
{
	unsigned cells = uk_fdt_u32(fdt, controller, "#interrupt-cells", 0, 0);

	r->irq.controller = controller;
	r->irq.cell_count = cells;
	return cells <= UK_FDT_MOST_IRQ_CELLS ? cells : 0;
}

/* Interrupt parents may form a ring: only so many are asked. */
static int interrupt_parent(const struct uk_fdt *fdt, int node)
{
	for (unsigned n = 0; node >= 0 && n < 2 * UK_FDT_MOST_DEPTH; n++) {
		uint32_t phandle =
		    uk_fdt_u32(fdt, node, "interrupt-parent", 0, 0);

		node = phandle ? uk_fdt_find_phandle(fdt, phandle)
			       : uk_fdt_parent(fdt, node);
		if (uk_fdt_u32(fdt, node, "#interrupt-cells", 0, 0))
			return node;
	}
	return -EINVAL;
}

/* Each entry of "interrupts-extended" names its own controller. */
static int start_extended(const struct uk_fdt *fdt, const uint32_t *at,
			  size_t left, unsigned n, struct route *r)
{
	for (; left > 0; n--) {
		unsigned cells =
		    head_for(fdt, r, uk_fdt_find_phandle(fdt, fdt_cell(at)));

		if (cells == 0 || left < 1 + cells)
			return -EINVAL;
		if (n == 0) {
			copy(r->irq.cells, at + 1, cells);
			return 0;
		}
		at += 1 + cells;
		left -= 1 + cells;
	}
	return -ENOENT;
}

static int start(const struct uk_fdt *fdt, int node, unsigned n,
		 struct route *r)
{
	size_t left;
	const uint32_t *at = fdt_list(fdt, node, "interrupts-extended", &left);

	if (at)
		return start_extended(fdt, at, left, n, r);
	at = fdt_list(fdt, node, "interrupts", &left);
	if (!at)
		return -ENOENT;
	unsigned cells = head_for(fdt, r, interrupt_parent(fdt, node));

	if (cells == 0)
		return -EINVAL;
	if (n >= left / cells)
		return -ENOENT;
	copy(r->irq.cells, at + (size_t)n * cells, cells);
	return 0;
}

/* Whether `count` cells are those of a map's entry, as far as its mask sees
 * them. */
static bool matches(const uint32_t *cells, const uint32_t *entry,
		    const uint32_t *mask, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if ((cells[i] ^ fdt_cell(&entry[i])) &
		    (mask ? fdt_cell(&mask[i]) : UINT32_MAX))
			return false;
	return true;
}

/* Goes where the map of the next stop leads (2.4.3). Its entries: address,
 * interrupt; controller, its address, its interrupt. */
static int follow(const struct uk_fdt *fdt, struct route *r)
{
	const struct route from = *r;
	int nexus = from.irq.controller;
	unsigned unit = uk_fdt_u32(fdt, nexus, "#address-cells", 0, 2);
	unsigned key = unit + from.irq.cell_count;
	size_t left, mask_cells;
	const uint32_t *at = fdt_list(fdt, nexus, "interrupt-map", &left);
	const uint32_t *mask =
	    fdt_list(fdt, nexus, "interrupt-map-mask", &mask_cells);

	if (unit > MOST_ADDRESS_CELLS || (mask && mask_cells < key))
		return -EINVAL;
	while (left > key) {
		int to = uk_fdt_find_phandle(fdt, fdt_cell(&at[key]));
		unsigned cells = head_for(fdt, r, to);

		unsigned unit_there =
		    uk_fdt_u32(fdt, to, "#address-cells", 0, 0);
		size_t each = key + 1 + unit_there + cells;

		if (cells == 0 || unit_there > MOST_ADDRESS_CELLS ||
		    left < each)
			return -EINVAL;
		if (matches(from.address, at, mask, unit) &&
		    matches(from.irq.cells, at + unit,
			    mask ? mask + unit : NULL, from.irq.cell_count)) {
			copy(r->address, at + key + 1, unit_there);
			copy(r->irq.cells, at + each - cells, cells);
			return 0;
		}
		at += each;
		left -= each;
	}
	return -EINVAL;
}

static bool has(const struct uk_fdt *fdt, int node, const char *name)
{
	size_t bytes;

	return uk_fdt_prop(fdt, node, name, &bytes);
}

int uk_fdt_irq(const struct uk_fdt *fdt, int node, unsigned n,
	       struct uk_fdt_irq *out)
{
	struct route r = {.address = {0}};
	size_t cells;
	const uint32_t *reg = fdt_list(fdt, node, "reg", &cells);

	copy(r.address, reg, (unsigned)UK_MIN(cells, MOST_ADDRESS_CELLS));
	int error = start(fdt, node, n, &r);

	/* Maps may form a ring as well. */
	for (unsigned hops = 0; !error; hops++) {
		*out = r.irq;
		if (has(fdt, r.irq.controller, "interrupt-controller") ||
		    !has(fdt, r.irq.controller, "interrupt-map"))
			return 0;
		error = hops < UK_FDT_MOST_DEPTH ? follow(fdt, &r) : -EINVAL;
	}
	return error;
}
