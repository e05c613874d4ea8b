// SPDX-License-Identifier: BSD-3-Clause
// The start of the domain: from Xen's start info to uk_start.
#include "pv.h"

#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/evtchn.h>
#include <uk/plat.h>
#include <uk/pvclock.h>
#include <uk/xencons.h>

const char uk_plat_name[] = "xen-pv";

struct start_info *pv_start_info;
unsigned long *pv_p2m;

static struct uk_bootinfo bootinfo;

UK_NORETURN void pv_start(struct start_info *info);

/* Nothing works before it: neither clock nor interrupts nor panics. */
static void map_shared(void)
{
	static const char why[] = "xen-pv: no shared page\n";
	unsigned long mfn = pv_start_info->shared_info / PV_PAGE;

	if (pv_map(PV_WINDOW_SHARED, pv_entry(mfn, UK_PLAT_WRITE))) {
		uk_xen_console_write(why, sizeof(why) - 1);
		uk_xen_shutdown(SHUTDOWN_crash);
	}
	uk_xen_shared = (struct shared_info *)PV_WINDOW_SHARED;
	uk_plat_irq_save();
}

static void init_console(void)
{
	uintptr_t page = 0;

	if (pv_start_info->flags & SIF_INITDOMAIN) {
		uk_xencons_init_dom0();
		return;
	}
	if (pv_start_info->console.domU.mfn)
		page = pv_page_of(pv_start_info->console.domU.mfn);
	if (page)
		uk_xencons_init((struct xencons_interface *)page,
				pv_start_info->console.domU.evtchn);
}

int uk_xen_store(struct uk_xen_store *store)
{
	uintptr_t page =
	    pv_start_info->store_mfn ? pv_page_of(pv_start_info->store_mfn) : 0;

	store->page = (struct xenstore_domain_interface *)page;
	store->port = pv_start_info->store_evtchn;
	return page && store->port ? 0 : -ENODEV;
}

/* The builder ends the command line, unless it was too long for it. */
static void take_cmdline(void)
{
	int8_t *line = pv_start_info->cmd_line;

	line[MAX_GUEST_CMDLINE - 1] = '\0';
	bootinfo.cmdline = (char *)line;
}

static void take_initrd(void)
{
	if (!pv_start_info->mod_len)
		return;
	bootinfo.initrd = (void *)pv_start_info->mod_start;
	bootinfo.initrd_bytes = pv_start_info->mod_len;
}

void pv_start(struct start_info *info)
{
	pv_start_info = info;
	pv_p2m = (unsigned long *)info->mfn_list;
	map_shared();
	bootinfo.start_ticks = uk_plat_ticks();
	uk_evtchn_init();
	init_console();
	pv_trap_init();
	uk_pvclock_timer_init();
	take_cmdline();
	take_initrd();
	pv_memory_init(&bootinfo);
	uk_start(&bootinfo);
}
