// SPDX-License-Identifier: BSD-3-Clause
// Places by the device tree (Linux, Documentation/devicetree/bindings:
// virtio/mmio.yaml).
#include "mmio.h"

#include <uk/boot.h>
#include <uk/fdt.h>
#include <uk/io_fdt.h>

static bool read_place(const struct uk_fdt *fdt, int node,
		       struct mmio_place *place)
{
	struct uk_fdt_range regs;
	struct uk_fdt_irq irq;

	if (uk_fdt_reg(fdt, node, 0, &regs) || uk_fdt_irq(fdt, node, 0, &irq))
		return false;
	int number = uk_io_fdt_irq(&irq);

	*place = (struct mmio_place){
	    .phys = regs.base,
	    .bytes = regs.bytes,
	    .irq = (unsigned)number,
	};
	return number >= 0;
}

bool virtmmio_next_place(int *walk, struct mmio_place *place)
{
	const void *tree = uk_boot_info()->devtree;
	struct uk_fdt fdt;

	if (!tree || uk_fdt_open(&fdt, tree, uk_fdt_used_bytes(tree)))
		return false;
	int node = *walk ? *walk : -1;

	while ((node = uk_fdt_find_compatible(&fdt, node, "virtio,mmio")) >=
	       0) {
		*walk = node;
		if (read_place(&fdt, node, place))
			return true;
	}
	return false;
}
