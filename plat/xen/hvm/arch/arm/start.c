// SPDX-License-Identifier: BSD-3-Clause
// The start of the guest: from the device tree that Xen or its toolstack made
// to uk_start.
#include "hvm_arm.h"

#include <uk/arm.h>
#include <uk/assert.h>
#include <uk/devtree.h>
#include <uk/evtchn.h>
#include <uk/gic.h>
#include <uk/memmap.h>
#include <uk/plat.h>

const char uk_plat_name[] = "xen-hvm";

static struct uk_bootinfo bootinfo;

/* In entry.S. What RAM was there is Xen's from then on. */
extern char hvm_shared_page[];

static void init_devices(const struct uk_fdt *fdt, bool has_ring)
{
	int node = uk_fdt_find_compatible(fdt, -1, "xen,xen");
	struct uk_fdt_range grants;

	uk_gic_devtree_init(fdt);
	hvm_irq_init(fdt, node);
	uk_arm_devtree_init(fdt, uk_gic_irq);
	hvm_time_init();
	if (!has_ring && uk_fdt_find_compatible(fdt, -1, "arm,pl011") >= 0)
		hvm_console_use_serial();
	if (uk_fdt_reg(fdt, node, 0, &grants) == 0)
		hvm_grants_init(grants.base, grants.bytes);
}

void uk_arm_start(unsigned long info)
{
	struct uk_fdt fdt;

	bootinfo.start_ticks = uk_plat_ticks();
	uk_gic_number_from(HVM_FIRST_LINE);
	hvm_shared_init((uintptr_t)hvm_shared_page);
	uk_evtchn_init();
	bool has_ring = hvm_console_init();
	const char *error =
	    uk_devtree_read(&bootinfo, &fdt, info, uk_arm_paging_reach);

	if (error)
		uk_panic("xen-hvm: %s", error);
	uk_memmap_remove_image(&bootinfo);
	uk_arm_paging_init(&bootinfo);
	init_devices(&fdt, has_ring);
	uk_start(&bootinfo);
}
