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

/* Whether all of `bytes` at `base` is free: what a loader has put somewhere
 * must lie in RAM, so that is asked before anything is taken out. */
bool uk_memmap_is_free(const struct uk_bootinfo *info, uint64_t base,
		       uint64_t bytes);

/* Takes `bytes` at `base` out, to the end of memory where they wrap. */
void uk_memmap_keep(struct uk_bootinfo *info, uint64_t base, uint64_t bytes);

/* What firmware says of a part of memory. */
struct uk_memmap_entry {
	uint64_t base, bytes;
	bool is_ram;
};

/* A firmware's list of them, in any order, overlapping or not. `entry` makes
 * out one of them, wherever that is aligned. */
struct uk_memmap_list {
	const void *entries;
	size_t count, entry_bytes;
	struct uk_memmap_entry (*entry)(const void *at);
};

/* An entry as BIOS calls, PVH and Multiboot2 have it: base, bytes, type,
 * 24 bytes in all; type 1 is RAM (ACPI 6.4, 15.1). */
struct uk_memmap_entry uk_memmap_e820(const void *at);

/* Adds the RAM of a list, without what the list has as anything else too. */
void uk_memmap_read(struct uk_bootinfo *info,
		    const struct uk_memmap_list *list);

/* Whether entries that are RAM cover all of [base, base + bytes). */
bool uk_memmap_says_ram(const struct uk_memmap_list *list, uint64_t base,
			uint64_t bytes);

/* Takes out what no loader leaves out: the image, and page zero, where a NULL
 * pointer is to find nothing. */
void uk_memmap_remove_image(struct uk_bootinfo *info);

/* RAM that is free, or taken by image, command line or initrd, in no order:
 * pages. */
struct uk_memmap_range {
	uintptr_t base, end;
};
extern struct uk_memmap_range uk_memmap_ram[];
extern unsigned uk_memmap_ram_count;

/* Fills that list, and drops free RAM at `limit` and beyond, which cannot be
 * mapped. Panics if the initrd is there. */
void uk_memmap_ram_init(struct uk_bootinfo *info, uint64_t limit);

/* Whether a page of [base, end), or each of them, is RAM. */
bool uk_memmap_ram_touches(uintptr_t base, uintptr_t end);
bool uk_memmap_ram_is(uintptr_t base, uintptr_t end);

/* From the linker script of a platform with memory of its own: the image's
 * pages. */
extern char uk_text_start[], uk_text_end[], uk_rodata_end[], uk_image_end[];

#endif
