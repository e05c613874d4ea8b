// SPDX-License-Identifier: BSD-3-Clause
// Page tables (Intel SDM volume 3, 4.5), which only Xen writes to: a guest
// reads them, and asks for changes.
#include "pv.h"

#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/memmap.h>
#include <uk/memory.h>
#include <uk/plat.h>

enum { PER_TABLE = 512 };

/* What a table maps with one entry; the first level's maps a page. */
#define SPAN(level)  (PV_PAGE << 9 * ((level)-1))
#define ADDRESS_MASK 0x000ffffffffff000UL

#define PRESENT    (1UL << 0)
#define WRITE      (1UL << 1)
#define USER       (1UL << 2) /* guests run in ring 3 */
#define ACCESSED   (1UL << 5)
#define DIRTY      (1UL << 6)
#define NO_EXECUTE (1UL << 63)

uint64_t pv_entry(unsigned long mfn, unsigned prot)
{
	if (prot == UK_PLAT_NONE)
		return 0;
	return mfn * PV_PAGE | PRESENT | USER | ACCESSED |
	       (prot & UK_PLAT_WRITE ? WRITE | DIRTY : 0) |
	       (prot & UK_PLAT_EXEC ? 0 : NO_EXECUTE);
}

/* Xen keeps the table back; it is readable all over. */
uintptr_t pv_page_of(unsigned long mfn)
{
	unsigned long page =
	    mfn < MACH2PHYS_NR_ENTRIES ? machine_to_phys_mapping[mfn] : ~0UL;

	return page < pv_start_info->nr_pages ? PV_BASE + page * PV_PAGE : 0;
}

xen_pfn_t uk_xen_frame(const void *page)
{
	return pv_p2m[((uintptr_t)page - PV_BASE) / PV_PAGE];
}

/* The entry for `addr` in the table of a level, 1 to 4; NULL if there is no
 * such table. */
static const uint64_t *find(uintptr_t addr, unsigned level)
{
	const uint64_t *table = (const uint64_t *)pv_start_info->pt_base;
	unsigned at = 4;

	for (;;) {
		const uint64_t *entry = &table[addr / SPAN(at) % PER_TABLE];

		if (at == level)
			return entry;
		if (!(*entry & PRESENT))
			return NULL;
		table = (const uint64_t *)pv_page_of((*entry & ADDRESS_MASK) /
						     PV_PAGE);
		at--;
	}
}

static uint64_t machine_address(const void *p)
{
	return uk_xen_frame(p) * PV_PAGE | ((uintptr_t)p % PV_PAGE);
}

static void flush(struct pv_batch *batch)
{
	unsigned done = 0;
	int error = uk_xen_error(uk_xen_hypercall(
	    (unsigned long)batch->updates, batch->count, (unsigned long)&done,
	    DOMID_SELF, 0, __HYPERVISOR_mmu_update));

	if (error && !batch->error)
		batch->error = error;
	batch->count = 0;
}

static void set_at(struct pv_batch *batch, const uint64_t *at, uint64_t entry)
{
	if (batch->count == UK_ARRAY_LEN(batch->updates))
		flush(batch);
	batch->updates[batch->count++] = (struct mmu_update){
	    .ptr = machine_address(at) | MMU_NORMAL_PT_UPDATE,
	    .val = entry,
	};
}

void pv_batch_set(struct pv_batch *batch, uintptr_t addr, uint64_t entry)
{
	const uint64_t *at = find(addr, 1);

	uk_assert(at);
	if (*at != entry)
		set_at(batch, at, entry);
}

int pv_batch_end(struct pv_batch *batch)
{
	struct mmuext_op op = {.cmd = MMUEXT_TLB_FLUSH_LOCAL};

	if (batch->count > 0)
		flush(batch);
	int error = uk_xen_error(uk_xen_hypercall(
	    (unsigned long)&op, 1, 0, DOMID_SELF, 0, __HYPERVISOR_mmuext_op));

	return batch->error ? batch->error : error;
}

int pv_map(uintptr_t addr, uint64_t entry)
{
	return uk_xen_error(uk_xen_hypercall(addr, entry,
					     UVMF_INVLPG | UVMF_LOCAL, 0, 0,
					     __HYPERVISOR_update_va_mapping));
}

uintptr_t pv_mapped_end(void)
{
	uintptr_t addr = PV_BASE;
	const uint64_t *entry;

	while ((entry = find(addr, 1)) && *entry & PRESENT)
		addr += PV_PAGE;
	return addr;
}

/* Makes the page `table` the table below the entry `at`: from then on nobody
 * can write to it. */
static int put_table(uintptr_t table, const uint64_t *at)
{
	struct pv_batch batch = {.count = 0};
	unsigned long mfn = uk_xen_frame((void *)table);

	pv_batch_set(&batch, table, pv_entry(mfn, UK_PLAT_READ));
	set_at(&batch, at,
	       mfn * PV_PAGE | PRESENT | USER | ACCESSED | DIRTY | WRITE);
	return pv_batch_end(&batch);
}

/* How many tables [from, to) takes. */
static size_t tables_for(uintptr_t from, uintptr_t to)
{
	size_t count = 0;

	for (unsigned level = 2; level <= 4; level++)
		count += UK_ALIGN_UP(to, SPAN(level)) / SPAN(level) -
			 UK_ALIGN_UP(from, SPAN(level)) / SPAN(level);
	return count;
}

/* Tables of levels above the first, where `addr` is the first to need them.
 * Returns the next free table, 0 if Xen refuses. */
static uintptr_t put_upper_tables(uintptr_t addr, uintptr_t table)
{
	for (unsigned level = 3; level >= 2; level--) {
		const uint64_t *at = find(addr, level + 1);

		if (*at & PRESENT)
			continue;
		memset((void *)table, 0, PV_PAGE);
		if (put_table(table, at))
			return 0;
		table += PV_PAGE;
	}
	return table;
}

/* Maps what one table of the first level does, from `addr` on, with tables that
 * begin at `table`. Returns the next free one, 0 if Xen refuses. */
static uintptr_t map_span(uintptr_t addr, uintptr_t to, uintptr_t table)
{
	table = put_upper_tables(addr, table);
	if (!table)
		return 0;
	uint64_t *entries = (uint64_t *)table;

	memset(entries, 0, PV_PAGE);
	for (unsigned i = 0; i < PER_TABLE && addr + i * PV_PAGE < to; i++)
		entries[i] = pv_entry(
		    uk_xen_frame((void *)(addr + i * PV_PAGE)), UK_PLAT_WRITE);
	return put_table(table, find(addr, 2)) ? 0 : table + PV_PAGE;
}

/* The builder left the last of its own tables full: it ends at a multiple of 4
 * MiB. */
int pv_map_more(struct uk_bootinfo *info, uintptr_t from, uintptr_t to)
{
	while (from < to) {
		uintptr_t until = to, table, end;
		size_t bytes;

		/* As far as free memory gets, and on with what that maps. */
		while (!(table = uk_memmap_take(
			     info, bytes = tables_for(from, until) * PV_PAGE,
			     from))) {
			if (until - from <= SPAN(2))
				return -ENOMEM;
			until = from + UK_ALIGN_UP((until - from) / 2, SPAN(2));
		}
		end = table + bytes;
		for (; from < until; from += SPAN(2))
			if (!(table = map_span(from, to, table)))
				return -EIO;
		uk_assert(table == end);
	}
	return 0;
}
