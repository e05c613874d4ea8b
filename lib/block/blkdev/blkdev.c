// SPDX-License-Identifier: BSD-3-Clause
// The list of block devices.
#include <uk/blkdev.h>

static struct uk_list devices = UK_LIST_INIT(devices);
static unsigned count;

void uk_blkdev_add(struct uk_blkdev *dev)
{
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
