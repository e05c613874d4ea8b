// SPDX-License-Identifier: BSD-3-Clause
// Addresses of devices, translated bus by bus to what the CPU sees.
#include "fdt.h"

#include <uk/errno.h>

bool fdt_bus_cells(const struct uk_fdt *fdt, int bus, unsigned *address_cells,
		   unsigned *size_cells)
{
	*address_cells = uk_fdt_u32(fdt, bus, "#address-cells", 0, 2);
	*size_cells = uk_fdt_u32(fdt, bus, "#size-cells", 0, 1);
	return *address_cells >= 1 && *address_cells <= 2 && *size_cells <= 2;
}

/* A range may end with the last address, and not beyond. */
static int check_end(const struct uk_fdt_range *r)
{
	return r->bytes > 0 && r->base + (r->bytes - 1) < r->base ? -EINVAL : 0;
}

int fdt_range(const uint32_t *at, unsigned address_cells, unsigned size_cells,
	      struct uk_fdt_range *out)
{
	out->base = fdt_cells(at, address_cells);
	out->bytes = fdt_cells(at + address_cells, size_cells);
	return check_end(out);
}

/* Puts an address on `bus` in terms of the bus above it, `parent`. */
static int translate(const struct uk_fdt *fdt, int bus, int parent,
		     struct uk_fdt_range *range)
{
	unsigned here, there, size, unused;
	size_t left;
	const uint32_t *at = fdt_list(fdt, bus, "ranges", &left);

	if (!at)
		return -ENXIO;
	if (!fdt_bus_cells(fdt, bus, &here, &size) ||
	    !fdt_bus_cells(fdt, parent, &there, &unused))
		return -EINVAL;
	if (left == 0)
		return 0;
	for (size_t each = here + there + size; left >= each;
	     left -= each, at += each) {
		uint64_t offset = range->base - fdt_cells(at, here);
		uint64_t bytes = fdt_cells(at + here + there, size);

		/* An offset below zero is larger than any size. */
		if (range->base < fdt_cells(at, here) || offset >= bytes ||
		    range->bytes > bytes - offset)
			continue;
		range->base = fdt_cells(at + here, there) + offset;
		return range->base < offset ? -EINVAL : check_end(range);
	}
	return -ENXIO;
}

int uk_fdt_reg(const struct uk_fdt *fdt, int node, unsigned n,
	       struct uk_fdt_range *out)
{
	int path[UK_FDT_MOST_DEPTH];
	unsigned depth = fdt_path(fdt, node, path), address_cells, size_cells;
	size_t cells;
	const uint32_t *at = fdt_list(fdt, node, "reg", &cells);

	if (!at || depth < 2)
		return -ENOENT;
	if (!fdt_bus_cells(fdt, path[depth - 2], &address_cells, &size_cells))
		return -EINVAL;
	size_t each = address_cells + size_cells;

	if (n >= cells / each)
		return -ENOENT;
	int error = fdt_range(at + n * each, address_cells, size_cells, out);

	for (unsigned i = depth - 2; !error && i > 0; i--)
		error = translate(fdt, path[i], path[i - 1], out);
	return error;
}
