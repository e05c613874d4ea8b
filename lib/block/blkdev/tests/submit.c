// SPDX-License-Identifier: BSD-3-Clause
// Tests: turns, ends and refusals of single requests.
#include "played.h"

#include <uk/test.h>

static int ends[8];
static unsigned order;

static void note(struct uk_blkdev_request *r, int error)
{
	ends[r->cookie] = error;
	order = order * 10 + (unsigned)r->cookie;
}

static unsigned char data[512] UK_ALIGNED(8);

static struct uk_blkdev_request request(unsigned cookie)
{
	return (struct uk_blkdev_request){
	    .what = UK_BLKDEV_READ,
	    .sectors = 1,
	    .data = data,
	    .done = note,
	    .cookie = cookie,
	};
}

UK_TEST(what_has_no_room_waits_its_turn)
{
	struct uk_blkdev *dev = blkdev_played_begin(512, 1);
	struct uk_blkdev_request r[8];

	order = 0;
	for (unsigned i = 0; i < 8; i++) {
		r[i] = request(i);
		UK_EXPECT_INT(uk_blkdev_submit(dev, &r[i]), ==, 0);
	}
	UK_EXPECT_INT(blkdev_played_held(), ==, PLAYED_ROOM);
	UK_EXPECT_INT(dev->stats.waits, >=, 1);
	/* Those that wait are done at once when they get there. */
	blkdev_played_habits.at_once = 16;
	blkdev_played_finish_one();
	UK_EXPECT_INT(order % 1000, ==, 567);
	UK_EXPECT_INT(blkdev_played_held(), ==, PLAYED_ROOM - 1);
	while (blkdev_played_held() > 0)
		blkdev_played_finish_one();
	UK_EXPECT_INT(dev->stats.reads, ==, 8);
	UK_EXPECT_INT(dev->taken, ==, 0);
}

UK_TEST(what_waits_when_the_device_breaks_ends)
{
	struct uk_blkdev *dev = blkdev_played_begin(512, 2);
	struct uk_blkdev_request r[8];

	for (unsigned i = 0; i < 8; i++) {
		r[i] = request(i);
		ends[i] = 1;
		UK_EXPECT_INT(uk_blkdev_submit(dev, &r[i]), ==, 0);
	}
	blkdev_played_break();
	for (unsigned i = 0; i < 8; i++)
		UK_EXPECT(ends[i] == -EIO || ends[i] == -ENOSPC);
	UK_EXPECT_INT(dev->stats.errors, ==, 8);
}

static int refuse_all(struct uk_blkdev *dev, struct uk_blkdev_request *r)
{
	(void)dev;
	(void)r;
	return -EAGAIN;
}

UK_TEST(a_device_without_any_room_is_no_wait_for_ever)
{
	static const struct uk_blkdev_ops none = {.submit = refuse_all};
	struct uk_blkdev *dev = blkdev_played_begin(512, 3);
	const struct uk_blkdev_ops *ops = dev->ops;
	struct uk_blkdev_request r = request(0);

	ends[0] = 1;
	dev->ops = &none;
	int error = uk_blkdev_submit(dev, &r);

	dev->ops = ops;
	UK_EXPECT_INT(error, ==, 0);
	UK_EXPECT_INT(ends[0], ==, -EIO);
}

UK_TEST(flush_of_what_keeps_nothing_back_is_done_at_once)
{
	struct uk_blkdev *dev = blkdev_played_begin(512, 4);
	struct uk_blkdev_request r = request(0);

	dev->can_flush = false;
	dev->read_only = true;
	r.what = UK_BLKDEV_FLUSH;
	r.data = NULL;
	ends[0] = 1;
	UK_EXPECT_INT(uk_blkdev_submit(dev, &r), ==, 0);
	UK_EXPECT_INT(ends[0], ==, 0);
	UK_EXPECT_INT(dev->stats.others, ==, 1);
}

UK_TEST(devices_have_numbers_in_their_order)
{
	const struct uk_blkdev *last = NULL, *dev;
	unsigned count = 0;

	blkdev_played_begin(512, 0);
	blkdev_played_begin(4096, 0);
	while ((dev = uk_blkdev_next(last))) {
		UK_EXPECT_INT(dev->number, ==, count++);
		last = dev;
	}
	UK_EXPECT_INT(count, >=, 2);
}
