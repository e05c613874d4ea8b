// SPDX-License-Identifier: BSD-3-Clause
// Memory: what there is of it, and what of it is somebody's.
#include "fdt.h"

#include <uk/errno.h>

/* Takes one range off the list that the walk is in. */
static int take(struct uk_fdt_walk *walk, struct uk_fdt_range *out)
{
	const uint32_t *at = walk->at;
	unsigned each = walk->address_cells + walk->size_cells;

	if (walk->cells_left < each) {
		walk->cells_left = 0;
		return -EINVAL;
	}
	walk->at += each;
	walk->cells_left -= each;
	return fdt_range(at, walk->address_cells, walk->size_cells, out);
}

/* Goes on to the list "reg" of a child of `bus`. */
static int enter(const struct uk_fdt *fdt, struct uk_fdt_walk *walk, int bus)
{
	if (!fdt_bus_cells(fdt, bus, &walk->address_cells, &walk->size_cells))
		return -EINVAL;
	walk->at = fdt_list(fdt, walk->node, "reg", &walk->cells_left);
	return 0;
}

static bool is_memory(const struct uk_fdt *fdt, int node)
{
	return uk_fdt_has_string(fdt, node, "device_type", "memory");
}

static bool is_any(const struct uk_fdt *fdt, int node)
{
	(void)fdt;
	(void)node;
	return true;
}

/* The next range of those children of `bus` that are wanted. */
static int next_of(const struct uk_fdt *fdt, struct uk_fdt_walk *walk, int bus,
		   bool (*is_wanted)(const struct uk_fdt *, int),
		   struct uk_fdt_range *out)
{
	while (walk->cells_left == 0) {
		walk->node = walk->node ? uk_fdt_next_sibling(fdt, walk->node)
					: uk_fdt_first_child(fdt, bus);
		if (walk->node < 0)
			return -ENOENT;
		if (!is_wanted(fdt, walk->node) ||
		    !uk_fdt_is_available(fdt, walk->node))
			continue;
		int error = enter(fdt, walk, bus);

		if (error)
			return error;
	}
	return take(walk, out);
}

int uk_fdt_next_memory(const struct uk_fdt *fdt, struct uk_fdt_walk *walk,
		       struct uk_fdt_range *out)
{
	return next_of(fdt, walk, fdt->root, is_memory, out);
}

/* While it is in the reservation block, the walk has no node. */
int uk_fdt_next_reserved(const struct uk_fdt *fdt, struct uk_fdt_walk *walk,
			 struct uk_fdt_range *out)
{
	if (walk->node == 0) {
		const uint32_t *at = walk->at ? walk->at : fdt->reserved;

		walk->at = at + 4;
		if (at[0] | at[1] | at[2] | at[3])
			return fdt_range(at, 2, 2, out);
	}
	return next_of(fdt, walk, uk_fdt_find(fdt, "/reserved-memory"), is_any,
		       out);
}
