// SPDX-License-Identifier: BSD-3-Clause
// A device that is memory: each request is done before it is taken.
#include "ramdisk.h"

#include <uk/memory.h>

/* Interrupts are masked for as long as this takes to copy. */
#define MOST_BYTES (64U << 10)

static int submit(struct uk_blkdev *dev, struct uk_blkdev_request *r)
{
	const struct ramdisk *disk = UK_CONTAINER_OF(dev, struct ramdisk, dev);
	char *at = disk->memory + (size_t)r->sector * dev->sector_bytes;
	size_t bytes = (size_t)r->sectors * dev->sector_bytes;

	switch (r->what) {
	case UK_BLKDEV_READ:
		memcpy(r->data, at, bytes);
		break;
	case UK_BLKDEV_WRITE:
		memcpy(at, r->data, bytes);
		break;
	case UK_BLKDEV_DISCARD:
		memset(at, 0, bytes);
		break;
	case UK_BLKDEV_FLUSH: /* never: nothing is kept back */
		break;
	}
	uk_blkdev_done(dev, r, 0);
	return 0;
}

static const struct uk_blkdev_ops ops = {.submit = submit};

void ramdisk_init(struct ramdisk *disk, void *memory, uint64_t bytes,
		  uint32_t sector_bytes)
{
	*disk = (struct ramdisk){
	    .dev = {.ops = &ops,
		    .driver = "ramdisk",
		    .sector_bytes = sector_bytes,
		    .sectors = bytes / sector_bytes,
		    .most_sectors = MOST_BYTES / sector_bytes,
		    .can_discard = true},
	    .memory = memory,
	};
}
