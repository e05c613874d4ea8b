// SPDX-License-Identifier: BSD-3-Clause
// Pages that Xen owns, in a window of addresses that are no RAM: the shared
// page, then those of the grant table.
#include "hvm.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/gnttab.h>
#include <uk/paging.h>

#define PAGE UK_ARCH_PAGE_SIZE

enum { MOST_GRANT_PAGES = 64 };

static uint64_t window;

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
	window = phys;
	uk_xen_shared = map(XENMAPSPACE_shared_info, 0, window);
	if (!uk_xen_shared)
		uk_panic("xen-hvm: no shared page");
}

struct grant_entry_v1 *uk_gnttab_map(unsigned count)
{
	uint64_t first = window + PAGE;

	if (count > MOST_GRANT_PAGES || !map(XENMAPSPACE_grant_table, count - 1,
					     first + (count - 1) * PAGE))
		return NULL;
	return (struct grant_entry_v1 *)(uintptr_t)first;
}

xen_pfn_t uk_xen_frame(const void *page)
{
	return (uintptr_t)page / PAGE;
}
