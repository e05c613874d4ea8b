// SPDX-License-Identifier: BSD-3-Clause
// Tests: a disk that lies is stopped, and all of its requests end, once.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

enum { REQUESTS = 20 };

static struct asked {
	struct uk_blkdev_request request;
	unsigned char data[1024] UK_ALIGNED(8);
	unsigned ends;
	int error;
} asked[REQUESTS];

static void done(struct uk_blkdev_request *r, int error)
{
	struct asked *a = UK_CONTAINER_OF(r, struct asked, request);

	a->ends++;
	a->error = error;
}

static bool ask_all(struct uk_blkdev *dev)
{
	for (unsigned i = 0; i < REQUESTS; i++) {
		asked[i].ends = 0;
		asked[i].request = (struct uk_blkdev_request){
		    .what = i % 3 ? UK_BLKDEV_READ : UK_BLKDEV_WRITE,
		    .sector = i * 3,
		    .sectors = 1 + i % 2,
		    .data = asked[i].data,
		    .done = done,
		};
		if (uk_blkdev_submit(dev, &asked[i].request))
			return false;
	}
	return true;
}

static unsigned ended(int error)
{
	unsigned count = 0;

	for (unsigned i = 0; i < REQUESTS; i++)
		count += asked[i].ends == 1 && asked[i].error == error;
	return count;
}

UK_TEST(requests_are_as_many_as_the_disk_takes)
{
	int error;

	played_default();
	played.later = true;
	struct virtblk *disk = played_begin(&error);

	UK_EXPECT(disk != NULL && ask_all(&disk->dev));
	UK_EXPECT_INT(played_asked(), ==, CONFIG_VIRTBLK_REQUESTS);
	while (played_asked() > 0)
		played_answer(1 + played_pick(3));
	UK_EXPECT_INT(played_most_asked, ==, CONFIG_VIRTBLK_REQUESTS);
	UK_EXPECT_INT(ended(0), ==, REQUESTS);

	played_default();
	played.later = true;
	played.ring_size = 4;
	disk = played_begin(&error);
	UK_EXPECT(disk != NULL && ask_all(&disk->dev));
	UK_EXPECT_INT(played_asked(), ==, 1);
	while (played_asked() > 0)
		played_answer(1);
	UK_EXPECT_INT(ended(0), ==, REQUESTS);
	UK_EXPECT_INT(disk->dev.stats.waits, >=, REQUESTS - 1);
}

/* After `answers` right ones. */
static const char *lies(unsigned lie, unsigned answers, uint64_t features)
{
	int error;

	played_default();
	played.later = true;
	played.features |= features;
	struct virtblk *disk = played_begin(&error);

	if (!disk || !ask_all(&disk->dev))
		return "begins";
	played_answer(answers);
	played.lie = lie;
	played_answer(1);
	if (!disk->broken || !played_was_reset())
		return "is stopped";
	if (ended(0) != answers || ended(-EIO) != REQUESTS - answers)
		return "each request ends once";
	if (uk_blkdev_read(&disk->dev, 0, asked[0].data, 1) != -EIO)
		return "is not asked again";
	if (disk->dev.taken || played_asked())
		return "has nothing any more";
	return "";
}

UK_TEST(lies_stop_the_disk_and_nothing_else)
{
	for (unsigned lie = LIE_STATUS; lie < LIES; lie++)
		for (unsigned answers = 1; answers < REQUESTS - 1; answers++) {
			UK_EXPECT_STR(lies(lie, answers, 0), "");
			UK_EXPECT_STR(lies(lie, answers, UK_VIRTIO_EVENT), "");
		}
}

/* Whatever stands in the ring: the requests end, and never twice. */
UK_TEST(garbage_in_the_ring_ends_every_request_once)
{
	for (unsigned i = 0; i < 2000; i++) {
		int error;

		played_default();
		played.later = true;
		struct virtblk *disk = played_begin(&error);

		UK_EXPECT(disk != NULL && ask_all(&disk->dev));
		uint16_t *used = (void *)disk->queue.ring.used;

		played_answer(played_pick(4));
		for (unsigned n = 1 + played_pick(8); n > 0; n--)
			used[played_pick(70)] =
			    (uint16_t)played_pick(played_pick(2) ? 65536 : 24);
		for (unsigned n = 0; n < 40; n++)
			uk_virtio_interrupt(disk->virtio, true, false);
		for (unsigned n = 0; n < REQUESTS; n++)
			UK_EXPECT_INT(asked[n].ends, <=, 1);
		uk_virtio_break(disk->virtio, "has to end");
		virtblk_changed(disk->virtio);
		for (unsigned n = 0; n < REQUESTS; n++)
			UK_EXPECT_INT(asked[n].ends, ==, 1);
	}
}
