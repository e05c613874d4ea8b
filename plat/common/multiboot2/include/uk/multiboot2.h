// SPDX-License-Identifier: BSD-3-Clause
// Multiboot2: what a loader such as GRUB says of the machine (Multiboot2
// Specification 2.0, 3.4 to 3.6).
#ifndef UK_MULTIBOOT2_H
#define UK_MULTIBOOT2_H

/* What a loader leaves in eax, and what it looks for in the image. */
#define UK_MULTIBOOT2_LOADER 0x36d76289
#define UK_MULTIBOOT2_HEADER 0xe85250d6

#ifndef __ASSEMBLER__

#include <uk/boot.h>
#include <uk/screen.h>

/*
 * Reads the boot information at a physical address into `info`, which is
 * zeroed: free memory without the boot information itself, command line, the
 * first module as initrd, where the copy of ACPI's root pointer is; and the
 * screen into `screen`, of kind UK_SCREEN_NONE if there is none to write on;
 * where a loader on a BIOS says nothing of it, that is VGA's text.
 * NULL, or what is wrong. For entry code, on one-to-one memory; `reach` gives
 * what can be read of it, else NULL.
 */
const char *uk_multiboot2_read(struct uk_bootinfo *info,
			       struct uk_screen_mode *screen, uint64_t phys,
			       const void *(*reach)(uint64_t phys,
						    size_t bytes));

#endif
#endif
