// SPDX-License-Identifier: BSD-3-Clause
// The domain's memory: what of it is free, and how each page may be used.
#include "pv.h"

#include <uk/assert.h>
#include <uk/crash.h>
#include <uk/errno.h>
#include <uk/lock.h>
#include <uk/memmap.h>
#include <uk/plat.h>

static bool is_in(uintptr_t page, uintptr_t base, size_t bytes)
{
	return page >= base && page - base < bytes;
}

static bool is_table(uintptr_t page)
{
	return is_in(page, pv_start_info->pt_base,
		     pv_start_info->nr_pt_frames * PV_PAGE);
}

/* Page tables stay as Xen wants them; stacks have a guard. */
static unsigned first_protection(uintptr_t page)
{
	if (page == (uintptr_t)uk_stack_low - PV_PAGE)
		return UK_PLAT_NONE;
	if (page >= (uintptr_t)uk_text_start && page < (uintptr_t)uk_text_end)
		return UK_PLAT_EXEC;
	if (is_table(page) ||
	    (page >= (uintptr_t)uk_text_end && page < (uintptr_t)uk_rodata_end))
		return UK_PLAT_READ;
	return UK_PLAT_WRITE;
}

/* The builder mapped all to be written and executed. */
static int protect_first(uintptr_t end)
{
	struct pv_batch batch = {.count = 0};

	for (uintptr_t page = PV_BASE; page < end; page += PV_PAGE)
		pv_batch_set(&batch, page,
			     pv_entry(uk_xen_frame((void *)page),
				      first_protection(page)));
	return pv_batch_end(&batch);
}

/* What came with the domain and stays. */
static void keep(struct uk_bootinfo *info)
{
	const struct start_info *si = pv_start_info;
	const struct {
		uintptr_t base;
		size_t bytes;
	} used[] = {
	    {(uintptr_t)si, PV_PAGE},
	    {si->mfn_list, si->nr_pages * sizeof(*pv_p2m)},
	    {si->pt_base, si->nr_pt_frames * PV_PAGE},
	    {si->mod_start, si->mod_len},
	    {si->store_mfn ? pv_page_of(si->store_mfn) : 0, PV_PAGE},
	    {si->flags & SIF_INITDOMAIN ? 0 : pv_page_of(si->console.domU.mfn),
	     PV_PAGE},
	};

	for (unsigned i = 0; i < UK_ARRAY_LEN(used); i++)
		uk_memmap_keep(info, used[i].base, used[i].bytes);
	uk_memmap_remove_image(info);
}

void pv_memory_init(struct uk_bootinfo *info)
{
	uintptr_t mapped = pv_mapped_end();
	uintptr_t end = PV_BASE + pv_start_info->nr_pages * PV_PAGE;

	uk_memmap_add(info, PV_BASE, end);
	keep(info);
	int error = protect_first(UK_MIN(mapped, end));

	if (!error && end > mapped)
		error = pv_map_more(info, mapped, end);
	if (error)
		uk_panic("xen-pv: page tables: error %d", -error);
	uk_memmap_ram_init(info, end);
}

int uk_plat_mem_protect(void *p, size_t bytes, unsigned prot)
{
	static struct uk_lock lock;
	struct pv_batch batch = {.count = 0};
	uintptr_t addr = (uintptr_t)p;
	int error = uk_memmap_ram_check(addr, bytes, prot);

	if (error)
		return error;
	for (size_t at = 0; at < bytes; at += PV_PAGE)
		if (uk_xen_frame((void *)(addr + at)) == PV_NO_FRAME)
			return -EINVAL;
	unsigned long flags = uk_lock_acquire(&lock);

	for (uintptr_t end = addr + bytes; addr < end; addr += PV_PAGE)
		pv_batch_set(&batch, addr,
			     pv_entry(uk_xen_frame((void *)addr), prot));
	error = pv_batch_end(&batch);
	uk_lock_release(&lock, flags);
	return error;
}
