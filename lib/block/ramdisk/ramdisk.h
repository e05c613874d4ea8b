// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef RAMDISK_H
#define RAMDISK_H

#include <uk/blkdev.h>

struct ramdisk {
	struct uk_blkdev dev;
	char *memory;
};

/* Makes a disk of all whole sectors of the memory; both stay. Whoever wants it
 * read-only says so before it is added. */
void ramdisk_init(struct ramdisk *disk, void *memory, uint64_t bytes,
		  uint32_t sector_bytes);

#endif
