// SPDX-License-Identifier: BSD-3-Clause
// Tags: what an Arm boot loader says of the machine where it has no device tree
// (Linux, Documentation/arm/booting.rst; "Booting ARM Linux", Vincent Sanders).
//
// For platform entry code. Loaders may lie: nothing is read that `reach` does
// not give, and what makes no sense is refused or does no harm.
#ifndef UK_ATAGS_H
#define UK_ATAGS_H

#include <uk/boot.h>

/*
 * Fills `info` with RAM, less the list itself and the initrd, and with initrd
 * and command line, out of the list at `phys`. Both must stay. `reach` gives
 * physical memory to read, or NULL. Returns NULL, or what is wrong, a static
 * sentence.
 */
UK_MUST_CHECK const char *uk_atags_read(struct uk_bootinfo *info, uint64_t phys,
					const void *(*reach)(uint64_t phys,
							     size_t bytes));

#endif
