// SPDX-License-Identifier: BSD-3-Clause
// A disk as a file: bytes where the device has sectors.
#ifndef DEVFS_DISK_H
#define DEVFS_DISK_H

#include "devfs.h"

#include <uk/blkdev.h>

struct disk {
	struct uk_devfs_device device;
	struct uk_blkdev *dev;
	struct disk *next;
	/* Of who writes, or needs the buffer: what is no whole sector is read,
	 * changed and written, and nobody may write in between. */
	struct uk_mutex lock;
	unsigned char *buffer; /* NULL until it is needed */
	char name[16];
};

static inline int64_t disk_bytes(const struct disk *disk)
{
	return (int64_t)(disk->dev->sectors * disk->dev->sector_bytes);
}

/* Move bytes at a position that is at most the disk's end; the count, which is
 * less there, or after an error behind the first sector; or an error. */
long devfs_disk_read(struct disk *disk, void *to, size_t bytes, int64_t pos);
long devfs_disk_write(struct disk *disk, const void *from, size_t bytes,
		      int64_t pos);

#endif
