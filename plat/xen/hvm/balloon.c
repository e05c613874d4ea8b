// SPDX-License-Identifier: BSD-3-Clause
// Pages that are the domain's, or given away: the page tables say which.
#include <uk/balloon.h>

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/paging.h>
#include <uk/plat.h>

#define PAGE UK_ARCH_PAGE_SIZE

xen_pfn_t uk_balloon_number(uintptr_t page)
{
	return page / PAGE;
}

bool uk_balloon_is_here(uintptr_t page)
{
	return !uk_paging_is_removed(page);
}

int uk_balloon_set_away(uintptr_t page, size_t count)
{
	return uk_paging_each(page, count * PAGE, uk_paging_remove_page)
		   ? 0
		   : -ENOMEM;
}

/* A page that is still here may have no entry of its own. */
static bool put_back(uintptr_t page)
{
	return !uk_paging_is_removed(page) ||
	       uk_paging_protect_page(page, UK_PLAT_WRITE);
}

/* The hypervisor knows pages by the domain's own numbers. */
int uk_balloon_set_here(uintptr_t page, size_t count, const xen_pfn_t *frames)
{
	(void)frames;
	return uk_paging_each(page, count * PAGE, put_back) ? 0 : -ENOMEM;
}
