// SPDX-License-Identifier: BSD-3-Clause
// The list of block devices.
#include <uk/assert.h>
#include <uk/blkdev.h>

static struct uk_list devices = UK_LIST_INIT(devices);
static unsigned count;

void uk_blkdev_add(struct uk_blkdev *dev)
{
	uk_assert(dev->sector_bytes == 512 || dev->sector_bytes == 4096);
	uk_assert(dev->most_sectors > 0);
	dev->sectors =
	    UK_MIN(dev->sectors, (uint64_t)INT64_MAX / dev->sector_bytes);
	uk_list_init(&dev->waiting);
	dev->number = count++;
	uk_list_add_tail(&devices, &dev->link);
}

struct uk_blkdev *uk_blkdev_next(const struct uk_blkdev *dev)
{
	const struct uk_list *next = dev ? dev->link.next : devices.next;

	if (next == &devices)
		return NULL;
	return UK_LIST_ENTRY(next, struct uk_blkdev, link);
}
