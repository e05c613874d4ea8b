// SPDX-License-Identifier: BSD-3-Clause
// Where virtio devices are by the device tree, which the input is.
#include "memory.h"

#include "../../lib/bus/virtmmio/mmio.h"

#include <uk/boot.h>
#include <uk/io_fdt.h>

static struct uk_bootinfo info;

const struct uk_bootinfo *uk_boot_info(void)
{
	return &info;
}

int uk_io_fdt_irq(const struct uk_fdt_irq *irq)
{
	HOLDS(irq->cell_count > 0 && irq->cell_count <= UK_FDT_MOST_IRQ_CELLS);
	return (int)irq->cells[0];
}

/* That the tree is as long as it says, was seen when it was found. */
int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct mmio_place place;
	struct uk_fdt fdt;
	unsigned count = 0;
	int walk = 0;

	memory_begin(input, bytes, 0);
	const void *tree = memory_reach(0, bytes);

	info.devtree = tree && !uk_fdt_open(&fdt, tree, bytes) ? tree : NULL;
	while (virtmmio_next_place(&walk, &place))
		HOLDS(++count <= bytes);
	memory_end();
	return 0;
}
