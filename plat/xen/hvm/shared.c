// SPDX-License-Identifier: BSD-3-Clause
// Pages that Xen owns, at addresses of our choice: the shared page, and those
// of the grant table.
#include "hvm.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/gnttab.h>
#include <uk/paging.h>

#define PAGE UK_ARCH_PAGE_SIZE

static uint64_t grants;
static unsigned most_grant_pages;

static void *map(unsigned space, unsigned index, uint64_t phys)
{
	struct xen_add_to_physmap arg = {
	    .domid = DOMID_SELF,
	    .space = space,
	    .idx = index,
	    .gpfn = phys / PAGE,
	};

	return uk_xen_memory_op(XENMEM_add_to_physmap, &arg)
		   ? NULL
		   : uk_paging_share(phys, PAGE);
}

void hvm_shared_init(uint64_t phys)
{
	uk_xen_shared = map(XENMAPSPACE_shared_info, 0, phys);
	if (!uk_xen_shared)
		uk_panic("xen-hvm: no shared page");
}

void hvm_grants_init(uint64_t phys, uint64_t bytes)
{
	grants = phys;
	most_grant_pages = (unsigned)UK_MIN(bytes / PAGE, UINT32_MAX);
}

struct grant_entry_v1 *uk_gnttab_map(unsigned count)
{
	unsigned last = count - 1;

	if (count > most_grant_pages ||
	    !map(XENMAPSPACE_grant_table, last, grants + (uint64_t)last * PAGE))
		return NULL;
	return (struct grant_entry_v1 *)(uintptr_t)grants;
}

xen_pfn_t uk_xen_frame(const void *page)
{
	return (uintptr_t)page / PAGE;
}
