// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef BLKDEV_H
#define BLKDEV_H

#include <uk/blkdev.h>

/* Whether the device can do that to so many sectors, if need be in several
 * requests: 0, or as uk_blkdev_submit. */
int blkdev_check(const struct uk_blkdev *dev, enum uk_blkdev_what what,
		 uint64_t sector, uint32_t sectors, const void *data)
    UK_MUST_CHECK;

#endif
