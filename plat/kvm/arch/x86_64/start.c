// SPDX-License-Identifier: BSD-3-Clause
// The start of the guest: from QEMU's start info to uk_start.
#include "kvm.h"

#include <uk/assert.h>
#include <uk/chipset.h>
#include <uk/memmap.h>
#include <uk/pc.h>
#include <uk/plat.h>
#include <uk/pvh.h>

const char uk_plat_name[] = "kvm";

static struct uk_bootinfo bootinfo;

void uk_pc_start(unsigned long info, unsigned long magic)
{
	(void)magic;
	bootinfo.start_ticks = uk_plat_ticks();
	uk_chipset_serial_init();
	uk_pc_trap_init();
	const char *error = uk_pvh_read(&bootinfo, info, uk_pc_boot_reach);

	if (error)
		uk_panic("kvm: %s", error);
	if (bootinfo.memory_bytes == 0)
		kvm_fwcfg_read(&bootinfo);
	uk_memmap_remove_image(&bootinfo);
	uk_pc_paging_init(&bootinfo);
	uk_chipset_acpi_init(bootinfo.acpi_rsdp);
	uk_chipset_irq_init();
	uk_start(&bootinfo);
}
