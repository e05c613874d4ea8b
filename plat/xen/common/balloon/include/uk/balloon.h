// SPDX-License-Identifier: BSD-3-Clause
// Memory given back to the hypervisor, for other domains, and taken again
// (XENMEM_decrease_reservation and XENMEM_populate_physmap in <xen/memory.h>).
#ifndef UK_BALLOON_H
#define UK_BALLOON_H

#include <uk/xen.h>

/* Gives whole pages of RAM that nobody uses; any access traps then. And takes
 * them again, with anything in them; they are readable and writable. Returns
 * how many pages, from the first on: the hypervisor may have no more; or
 * -EINVAL for what is not RAM, or is given away already, or not. Not in
 * interrupt handlers; one call at a time. */
long uk_balloon_give(void *pages, size_t count) UK_MUST_CHECK;
long uk_balloon_take(void *pages, size_t count) UK_MUST_CHECK;

/* The platform's, for pages of RAM ---------------------------------------- */

/* The domain's own number of a page, be it here or given away. */
xen_pfn_t uk_balloon_number(uintptr_t page);

/* Whether a page is not given away. */
bool uk_balloon_is_here(uintptr_t page);

/* Takes pages out of use; what an error leaves is put right by the second,
 * which has them be those that the hypervisor knows by `frames`, readable and
 * writable. 0 or -errno. */
int uk_balloon_set_away(uintptr_t page, size_t count) UK_MUST_CHECK;
int uk_balloon_set_here(uintptr_t page, size_t count, const xen_pfn_t *frames)
    UK_MUST_CHECK;

#endif
