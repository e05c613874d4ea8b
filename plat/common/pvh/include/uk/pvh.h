// SPDX-License-Identifier: BSD-3-Clause
// The PVH boot protocol: what the loader says of the machine (Xen's public
// header arch-x86/hvm/start_info.h).
#ifndef UK_PVH_H
#define UK_PVH_H

#include <uk/boot.h>
#include <uk/memmap.h>

/*
 * Reads the start info at a physical address into `info`, which is zeroed:
 * free memory, command line, the first module as initrd, ACPI's root pointer.
 * NULL, or what is wrong. For entry code, on one-to-one memory; `reach` gives
 * what can be read of it, else NULL.
 */
const char *uk_pvh_read(struct uk_bootinfo *info, uint64_t start_info,
			const void *(*reach)(uint64_t phys, size_t bytes));

/* The same; `map` is taken where the start info has none: its version 0, as
 * Xen's dom0 gets it. */
const char *uk_pvh_read_with_map(struct uk_bootinfo *info, uint64_t start_info,
				 const struct uk_memmap_list *map,
				 const void *(*reach)(uint64_t phys,
						      size_t bytes));

#endif
