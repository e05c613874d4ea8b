// SPDX-License-Identifier: BSD-3-Clause
// What may be asked of a device, so that no driver has to look.
#include "blkdev.h"

static int check_data(const void *data)
{
	return !data || !UK_IS_ALIGNED((uintptr_t)data, UK_BLKDEV_ALIGN)
		   ? -EINVAL
		   : 0;
}

static int check_sectors(const struct uk_blkdev *dev, uint64_t sector,
			 uint32_t sectors)
{
	if (sectors == 0)
		return -EINVAL;
	return sector > dev->sectors || sectors > dev->sectors - sector ? -ENXIO
									: 0;
}

int blkdev_check(const struct uk_blkdev *dev, enum uk_blkdev_what what,
		 uint64_t sector, uint32_t sectors, const void *data)
{
	int error =
	    what == UK_BLKDEV_FLUSH ? 0 : check_sectors(dev, sector, sectors);

	switch (what) {
	case UK_BLKDEV_READ:
	case UK_BLKDEV_WRITE:
		if (check_data(data))
			return -EINVAL;
		if (!error && what == UK_BLKDEV_WRITE && dev->read_only)
			return -EROFS;
		return error;
	case UK_BLKDEV_FLUSH:
		return 0;
	case UK_BLKDEV_DISCARD:
		if (!error && dev->read_only)
			return -EROFS;
		return !error && !dev->can_discard ? -ENOTSUP : error;
	default:
		return -EINVAL;
	}
}
