// SPDX-License-Identifier: BSD-3-Clause
// Tests: calls that wait, on a device that has everything done at once.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

enum { SECTORS = 14 };

static unsigned char from[SECTORS * 4096] UK_ALIGNED(8);
static unsigned char to[SECTORS * 4096] UK_ALIGNED(8);

static struct uk_blkdev *begin(uint32_t sector_bytes)
{
	struct uk_blkdev *dev = blkdev_played_begin(sector_bytes, 1);

	blkdev_played_habits.at_once = 16;
	for (unsigned i = 0; i < sizeof(from); i++)
		from[i] = (unsigned char)blkdev_played_pick(256);
	memset(to, 0, sizeof(to));
	return dev;
}

static const char *copies(uint32_t sector_bytes)
{
	struct uk_blkdev *dev = begin(sector_bytes);
	size_t bytes = SECTORS * sector_bytes;

	if (uk_blkdev_write(dev, 1, from, SECTORS))
		return "writes";
	if (memcmp(blkdev_played_medium + sector_bytes, from, bytes) != 0 ||
	    blkdev_played_medium[0] ||
	    blkdev_played_medium[sector_bytes + bytes])
		return "what was asked for, and no more";
	if (uk_blkdev_read(dev, 1, to, SECTORS) || memcmp(from, to, bytes) != 0)
		return "reads what was written";
	if (dev->stats.writes != (SECTORS + PLAYED_MOST - 1) / PLAYED_MOST)
		return "in requests that are as long as can be";
	if (uk_blkdev_discard(dev, 2, SECTORS - 1) ||
	    blkdev_played_medium[2 * sector_bytes] || uk_blkdev_flush(dev))
		return "discards and flushes";
	return "";
}

UK_TEST(long_transfers_are_split)
{
	UK_EXPECT_STR(copies(512), "");
	UK_EXPECT_STR(copies(4096), "");
}

UK_TEST(waiting_calls_refuse_before_anything_is_done)
{
	struct uk_blkdev *dev = begin(512);
	uint64_t end = dev->sectors;

	UK_EXPECT_INT(uk_blkdev_write(dev, end - 4, from, 5), ==, -ENXIO);
	UK_EXPECT_INT(uk_blkdev_read(dev, UINT64_MAX, to, 2), ==, -ENXIO);
	UK_EXPECT_INT(uk_blkdev_read(dev, 0, to, UINT32_MAX), ==, -ENXIO);
	UK_EXPECT_INT(uk_blkdev_read(dev, 0, to, 0), ==, -EINVAL);
	UK_EXPECT_INT(uk_blkdev_read(dev, 0, to + 4, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_blkdev_read(dev, 0, NULL, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_blkdev_discard(dev, end, 1), ==, -ENXIO);
	dev->can_discard = false;
	UK_EXPECT_INT(uk_blkdev_discard(dev, 0, 1), ==, -ENOTSUP);
	dev->read_only = true;
	UK_EXPECT_INT(uk_blkdev_write(dev, 0, from, 1), ==, -EROFS);
	UK_EXPECT_INT(uk_blkdev_discard(dev, 0, 1), ==, -EROFS);
	UK_EXPECT_INT(dev->stats.errors + dev->stats.writes, ==, 0);
	UK_EXPECT_INT(dev->stats.reads + dev->stats.others, ==, 0);
}

UK_TEST(an_error_ends_a_transfer)
{
	struct uk_blkdev *dev = begin(512);

	blkdev_played_habits.fails = 16;
	int error = uk_blkdev_read(dev, 0, to, SECTORS);

	UK_EXPECT(error == -EIO || error == -ENOSPC);
	UK_EXPECT_INT(dev->stats.errors, ==, 1);
	blkdev_played_break();
	UK_EXPECT_INT(uk_blkdev_flush(dev), ==, -EIO);
	UK_EXPECT_INT(uk_blkdev_write(dev, 0, from, 1), ==, -EIO);
}
