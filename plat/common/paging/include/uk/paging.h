// SPDX-License-Identifier: BSD-3-Clause
// Page tables, as far as their format does not matter. Memory is mapped one to
// one.
//
// For platform code. This part implements uk_plat_mem_protect and <uk/io.h>
// with what the machine gives it below.
#ifndef UK_PAGING_H
#define UK_PAGING_H

#include <uk/boot.h>

/* Sets free memory below `limit` aside for tables: `bytes`, or as much as there
 * is. Once. */
void uk_paging_reserve(struct uk_bootinfo *info, size_t bytes, uintptr_t limit);

/* Has tables be taken from `pages` until memory is set aside. */
void uk_paging_stock(void *pages, size_t bytes);

/* Maps what is no RAM of this machine alone, but is shared with somebody who is
 * not in it, as a hypervisor: to read and write, cached, for ever. NULL if no
 * table can be had. Also before uk_paging_reserve, with a stock. */
void *uk_paging_share(uint64_t phys, size_t bytes) UK_MUST_CHECK;

/* A zeroed table of that memory, aligned to its size; NULL if none is left. The
 * size is a power of two, always the same, and no more than a page. */
void *uk_paging_take(size_t bytes);

/* Calls `fn` for each page that [phys, phys + bytes) touches, alone with the
 * tables. False as soon as `fn` says so, or if the range is not wholly below
 * uk_paging_limit. Not in interrupt handlers. */
bool uk_paging_each(uint64_t phys, size_t bytes, bool (*fn)(uintptr_t page));

/* The machine's ---------------------------------------------------------- */

/* Tables map what lies below. */
extern const uint64_t uk_paging_limit;

/* Gives a page of RAM a protection; false if no table can be had. */
bool uk_paging_protect_page(uintptr_t page, unsigned prot);

/* Takes a page of RAM away, as one that somebody else is to have, until it is
 * given a protection again; false if no table can be had. And whether it was:
 * uk_plat_mem_protect refuses it then. */
bool uk_paging_remove_page(uintptr_t page);
bool uk_paging_is_removed(uintptr_t page);

/* Maps a page of device registers; false if no table can be had. */
bool uk_paging_map_page(uintptr_t page);

/* The same for a page that is shared, and cached. */
bool uk_paging_share_page(uintptr_t page);

#endif
