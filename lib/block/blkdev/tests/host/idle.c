// SPDX-License-Identifier: BSD-3-Clause
// Test: calls wait for a device that has its requests done later, in any order.
#include "../played.h"

#include <uk/memory.h>
#include <uk/test.h>
#include <uk_host.h>

enum { SECTORS = 60 };

static unsigned char from[SECTORS * 512] UK_ALIGNED(8);
static unsigned char to[SECTORS * 512] UK_ALIGNED(8);

static void some_is_done(void)
{
	if (blkdev_played_held() > 0 && blkdev_played_pick(3))
		blkdev_played_finish_one();
}

static const char *copies(unsigned seed)
{
	struct uk_blkdev *dev = blkdev_played_begin(512, seed);

	blkdev_played_habits.full = blkdev_played_habits.at_once = seed % 5;
	for (unsigned i = 0; i < sizeof(from); i++)
		from[i] = (unsigned char)blkdev_played_pick(256);
	if (uk_blkdev_write(dev, 7, from, SECTORS))
		return "writes";
	if (blkdev_played_held() > 0)
		return "returns when all is done";
	if (uk_blkdev_flush(dev))
		return "flushes";
	if (uk_blkdev_read(dev, 7, to, SECTORS))
		return "reads";
	if (memcmp(from, to, sizeof(to)) != 0)
		return "what was written";
	blkdev_played_habits.fails = 8;
	int error = uk_blkdev_read(dev, 7, to, SECTORS);

	if (error != -EIO && error != -ENOSPC)
		return "tells of an error";
	return blkdev_played_held() > 0 ? "returns when all is done" : "";
}

UK_TEST(calls_wait_for_all_of_their_requests)
{
	uk_host_interrupt(some_is_done);
	for (unsigned seed = 0; seed < 50; seed++)
		UK_EXPECT_STR(copies(seed), "");
	uk_host_interrupt(NULL);
}
