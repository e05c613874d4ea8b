// SPDX-License-Identifier: BSD-3-Clause
// Builds the boot regions from what a firmware says: RAM in, what is taken out.
//
// For platform entry code, before uk_start. Nothing here allocates. Firmware
// may lie: ranges that wrap around or overlap do no harm.
#ifndef UK_MEMMAP_H
#define UK_MEMMAP_H

#include <uk/boot.h>

/* Adds RAM [base, end): counted whole, and free from the first whole page to
 * the last. The smallest region gives way where there are too many. */
void uk_memmap_add(struct uk_bootinfo *info, uint64_t base, uint64_t end);

/* Takes the pages that [base, end) touches out of the regions. */
void uk_memmap_remove(struct uk_bootinfo *info, uint64_t base, uint64_t end);

/* Takes `bytes`, rounded up to pages, off the end of the last region that has
 * them below `limit`. Returns their address, 0 if none has. */
uintptr_t uk_memmap_take(struct uk_bootinfo *info, size_t bytes,
			 uintptr_t limit);

/* The end of the highest region; 0 if there is none. */
uintptr_t uk_memmap_end(const struct uk_bootinfo *info);

#endif
