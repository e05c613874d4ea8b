// SPDX-License-Identifier: BSD-3-Clause
// The start of the machine: from the loader's boot information to uk_start.
#include "bare.h"

#include <uk/acpi.h>
#include <uk/assert.h>
#include <uk/chipset.h>
#include <uk/memmap.h>
#include <uk/multiboot2.h>
#include <uk/pc.h>
#include <uk/plat.h>

const char uk_plat_name[] = "bare";

static struct uk_bootinfo bootinfo;

void uk_pc_start(unsigned long info, unsigned long magic)
{
	struct uk_screen_mode screen;

	bootinfo.start_ticks = uk_plat_ticks();
	uk_chipset_serial_init();
	uk_pc_trap_init();
	if (magic != UK_MULTIBOOT2_LOADER)
		uk_panic("bare: no Multiboot2 loader started this image");
	const char *error =
	    uk_multiboot2_read(&bootinfo, &screen, info, uk_pc_boot_reach);

	bare_screen_init_text(&screen);
	if (error)
		uk_panic("bare: %s", error);
	/* Before page zero is taken away, which says where to search. */
	if (!bootinfo.acpi_rsdp)
		bootinfo.acpi_rsdp = uk_acpi_search(uk_pc_boot_reach);
	uk_memmap_remove_image(&bootinfo);
	uk_pc_paging_init(&bootinfo);
	bare_screen_init(&screen);
	uk_chipset_acpi_init(bootinfo.acpi_rsdp);
	uk_chipset_irq_init();
	uk_start(&bootinfo);
}
