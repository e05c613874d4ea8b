// SPDX-License-Identifier: BSD-3-Clause
// The start of the guest: from QEMU's device tree to uk_start.
#include <uk/arm.h>
#include <uk/assert.h>
#include <uk/devtree.h>
#include <uk/gic.h>
#include <uk/io_fdt.h>
#include <uk/memmap.h>
#include <uk/plat.h>

/* Where QEMU's machine `virt` has its serial port, to report what goes wrong
 * until its device tree is read. */
#define UART 0x09000000

const char uk_plat_name[] = "kvm";

static struct uk_bootinfo bootinfo;

void uk_arm_start(unsigned long info)
{
	struct uk_fdt fdt;

	bootinfo.start_ticks = uk_plat_ticks();
	uk_arm_serial_init(UART, 0);
	uk_arm_psci_init(UK_ARM_PSCI_HVC);
	const char *error =
	    uk_devtree_read(&bootinfo, &fdt, info, uk_arm_paging_reach);

	if (error)
		uk_panic("kvm: %s", error);
	uk_memmap_remove_image(&bootinfo);
	uk_arm_paging_init(&bootinfo);
	uk_gic_devtree_init(&fdt);
	uk_arm_devtree_init(&fdt, uk_gic_irq);
	uk_start(&bootinfo);
}

int uk_io_fdt_irq(const struct uk_fdt_irq *irq)
{
	return uk_gic_irq(irq);
}
