// SPDX-License-Identifier: BSD-3-Clause
// What a machine's device tree says at boot: memory, command line, initrd.
//
// For platform entry code. Firmware may lie: nothing is read that `reach` does
// not give, and what makes no sense is refused or does no harm.
#ifndef UK_DEVTREE_H
#define UK_DEVTREE_H

#include <uk/boot.h>
#include <uk/fdt.h>

/*
 * Opens the tree at `phys`, and fills `info` with RAM, less what the tree
 * reserves, the tree itself and the initrd; and with all three's places. They
 * must stay. `reach` gives physical memory to read, or NULL. Returns NULL, or
 * what is wrong, a static sentence.
 */
UK_MUST_CHECK const char *uk_devtree_read(struct uk_bootinfo *info,
					  struct uk_fdt *fdt, uint64_t phys,
					  const void *(*reach)(uint64_t phys,
							       size_t bytes));

#endif
