// SPDX-License-Identifier: BSD-3-Clause
// The start of the guest: from what the domain builder or GRUB left to
// uk_start.
#include "hvm_x86_64.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/machine.h>
#include <uk/memmap.h>
#include <uk/multiboot2.h>
#include <uk/paging.h>
#include <uk/pc.h>
#include <uk/plat.h>
#include <uk/pvclock.h>
#include <uk/pvh.h>
#include <uk/xencons.h>

/* Below the pages that Xen keeps for itself and the toolstack, and apart from
 * whatever device an HVM guest has. One table maps both. */
#define WINDOW      0xfef00000
#define GRANT_PAGES 64

const char uk_plat_name[] = "xen-hvm";

static struct uk_bootinfo bootinfo;

/* What else might have started the image has a serial port. */
UK_NORETURN static void say_no_xen(void)
{
	enum { SERIAL = 0x3f8 };

	for (const char *c = "xen-hvm: this is no guest of Xen\r\n"
			     "uk: exit 134\r\n";
	     *c; c++)
		uk_pc_out8(SERIAL, (uint8_t)*c);
	uk_machine_halt();
}

static const char *read_boot(unsigned long info, unsigned long magic)
{
	struct uk_screen_mode screen;

	return magic == UK_MULTIBOOT2_LOADER
		   ? uk_multiboot2_read(&bootinfo, &screen, info,
					uk_pc_boot_reach)
		   : uk_pvh_read_with_map(&bootinfo, info, hvm_memory_map(),
					  uk_pc_boot_reach);
}

void uk_pc_start(unsigned long info, unsigned long magic)
{
	uk_pc_trap_init();
	if (!hvm_xen_init())
		say_no_xen();
	uk_paging_stock(hvm_first_table, UK_ARCH_PAGE_SIZE);
	hvm_shared_init(WINDOW);
	hvm_grants_init(WINDOW + UK_ARCH_PAGE_SIZE,
			GRANT_PAGES * UK_ARCH_PAGE_SIZE);
	bootinfo.start_ticks = uk_plat_ticks();
	hvm_irq_init();
	/* Who has no ring is a dom0. */
	if (!hvm_console_init())
		uk_xencons_init_dom0();
	uk_pvclock_timer_init();
	const char *error = read_boot(info, magic);

	if (error)
		uk_panic("xen-hvm: %s", error);
	uk_memmap_remove_image(&bootinfo);
	uk_pc_paging_init(&bootinfo);
	uk_start(&bootinfo);
}
