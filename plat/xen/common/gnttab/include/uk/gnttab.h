// SPDX-License-Identifier: BSD-3-Clause
// Grants: how another domain is let at a page of this one
// (<xen/grant_table.h>, version 1).
//
// For drivers of Xen's devices. Any context, no sleeping.
#ifndef UK_GNTTAB_H
#define UK_GNTTAB_H

#include <uk/xen.h>

#include <xen/grant_table.h>

/* Lets domain `to` map the page of RAM at `page`, and write to it unless
 * `readonly`. Returns the grant's number, by which it knows it, or -ENOSPC if
 * there is no room for another. */
int uk_gnttab_grant(domid_t to, const void *page, bool readonly) UK_MUST_CHECK;

/* Takes a grant back: 0; -EBUSY while the other domain has the page mapped:
 * then it still has it, and the page is not to be used for anything else;
 * -EINVAL for what is no grant. */
int uk_gnttab_end(grant_ref_t ref) UK_MUST_CHECK;

/* Grants that could still be given. */
unsigned uk_gnttab_free(void);

/* The platform's: has the first `count` pages of the table be there, one after
 * the other, always at the same place. Returns it, or NULL. */
struct grant_entry_v1 *uk_gnttab_map(unsigned count);

#endif
