// SPDX-License-Identifier: BSD-3-Clause
// The table: entries in use, and a list of those that are free.
#include <uk/gnttab.h>

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/lock.h>

#define PER_PAGE (UK_ARCH_PAGE_SIZE / sizeof(struct grant_entry_v1))

/* Of all that, what is to be made anew after a resume is the mapping. */
static struct {
	struct uk_lock lock;
	struct grant_entry_v1 *entries;
	unsigned pages, most_pages;
	/* The first that is free; each has the next in `frame`. Reserved
	 * entries are never free, so 0 is the end. */
	uint32_t first_free;
	unsigned free;
} table;

static unsigned most_pages(void)
{
	struct gnttab_query_size size = {.dom = DOMID_SELF};

	if (uk_xen_grant_table_op(GNTTABOP_query_size, &size, 1) ||
	    size.status != GNTST_okay)
		return 0;
	return size.max_nr_frames;
}

static void put_free(uint32_t ref)
{
	table.entries[ref].frame = table.first_free;
	table.first_free = ref;
	table.free++;
}

/* Has one more page of entries be there. */
static bool grow(void)
{
	if (table.most_pages == 0)
		table.most_pages = most_pages();
	if (table.pages >= table.most_pages)
		return false;
	struct grant_entry_v1 *entries = uk_gnttab_map(table.pages + 1);

	if (!entries)
		return false;
	table.entries = entries;
	uint32_t first = (uint32_t)(table.pages * PER_PAGE);
	uint32_t end = first + PER_PAGE;

	table.pages++;
	while (end-- > UK_MAX(first, GNTTAB_NR_RESERVED_ENTRIES))
		put_free(end);
	return true;
}

static int grant(domid_t to, xen_pfn_t frame, uint16_t flags)
{
	if (table.first_free == 0 && !grow())
		return -ENOSPC;
	uint32_t ref = table.first_free;
	struct grant_entry_v1 *entry = &table.entries[ref];

	table.first_free = entry->frame;
	table.free--;
	entry->domid = to;
	entry->frame = (uint32_t)frame;
	/* Whoever sees the flags sees the rest. */
	uk_arch_barrier_write();
	uk_arch_atomic_store(&entry->flags, flags);
	return (int)ref;
}

int uk_gnttab_grant(domid_t to, const void *page, bool readonly)
{
	unsigned long flags = uk_lock_acquire(&table.lock);
	int ref = grant(to, uk_xen_frame(page),
			GTF_permit_access | (readonly ? GTF_readonly : 0));

	uk_lock_release(&table.lock, flags);
	return ref;
}

static int end_grant(uint32_t ref)
{
	if (ref < GNTTAB_NR_RESERVED_ENTRIES || ref >= table.pages * PER_PAGE)
		return -EINVAL;
	struct grant_entry_v1 *entry = &table.entries[ref];
	uint16_t was = uk_arch_atomic_load(&entry->flags);

	do {
		if ((was & GTF_type_mask) != GTF_permit_access)
			return -EINVAL;
		if (was & (GTF_reading | GTF_writing))
			return -EBUSY;
	} while (!uk_arch_atomic_cas(&entry->flags, &was, 0));
	put_free(ref);
	return 0;
}

int uk_gnttab_end(grant_ref_t ref)
{
	unsigned long flags = uk_lock_acquire(&table.lock);
	int error = end_grant(ref);

	uk_lock_release(&table.lock, flags);
	return error;
}

unsigned uk_gnttab_free(void)
{
	unsigned long flags = uk_lock_acquire(&table.lock);

	if (table.most_pages == 0)
		table.most_pages = most_pages();
	unsigned count =
	    table.free +
	    (unsigned)((table.most_pages - table.pages) * PER_PAGE);

	/* The first page has those that are reserved. */
	if (table.pages == 0 && count > 0)
		count -= GNTTAB_NR_RESERVED_ENTRIES;
	uk_lock_release(&table.lock, flags);
	return count;
}
