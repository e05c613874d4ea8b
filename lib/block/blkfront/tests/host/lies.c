// SPDX-License-Identifier: BSD-3-Clause
// Tests: a backend that lies is left, and all of its requests end, once.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

enum { REQUESTS = 48, DATA_PAGE = 1 + BLKFRONT_MOST_PAGES };

static struct asked {
	struct uk_blkdev_request request;
	unsigned ends;
	int error;
} asked[REQUESTS];

static void done(struct uk_blkdev_request *r, int error)
{
	struct asked *a = UK_CONTAINER_OF(r, struct asked, request);

	a->ends++;
	a->error = error;
}

/* Every fifth has data that are not aligned. */
static bool ask_all(struct uk_blkdev *dev)
{
	for (unsigned i = 0; i < REQUESTS; i++) {
		asked[i].ends = 0;
		asked[i].request = (struct uk_blkdev_request){
		    .what = i % 3 ? UK_BLKDEV_READ : UK_BLKDEV_WRITE,
		    .sector = i * 3,
		    .sectors = 1 + i % 2,
		    .data = played_memory[DATA_PAGE + i] + (i % 5 ? 512 : 8),
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

UK_TEST(requests_are_as_many_as_the_ring_takes)
{
	struct blkfront *f = played_begin(512);

	played.later = true;
	UK_EXPECT(ask_all(&f->dev));
	while (f->under_way > 0) {
		UK_EXPECT(f->under_way <= BLKFRONT_SLOTS);
		UK_EXPECT(played_asked() > 0);
		played_answer(1 + played_pick(3));
	}
	UK_EXPECT_INT(ended(0), ==, REQUESTS);
	UK_EXPECT_INT(f->dev.stats.waits, >, 0);
	UK_EXPECT(played_is_clean());
}

/* After `answers` right ones. */
static const char *lies(enum played_lie lie, unsigned answers)
{
	struct blkfront *f = played_begin(512);

	played.later = true;
	if (!ask_all(&f->dev))
		return "begins";
	for (unsigned i = 0; i < answers; i++)
		played_answer(1);
	played.lie = lie;
	played_answer(1);
	if (!f->broken)
		return "is left";
	if (ended(0) != answers || ended(-EIO) != REQUESTS - answers)
		return "each request ends once";
	if (uk_blkdev_read(&f->dev, 0, played_memory[DATA_PAGE], 1) != -EIO)
		return "is not asked again";
	if (f->dev.taken || f->under_way)
		return "has nothing any more";
	return lie == LIE_PAGES || played_is_clean() ? "" : "is let at no page";
}

UK_TEST(lies_end_with_the_disk_and_nothing_else)
{
	for (unsigned lie = LIE_STATUS; lie < LIES; lie++)
		for (unsigned answers = 1; answers < REQUESTS - 2; answers += 3)
			UK_EXPECT_STR(lies((enum played_lie)lie, answers), "");
}

/* Whatever stands in the ring: the requests end, and never twice. */
UK_TEST(garbage_in_the_ring_ends_every_request_once)
{
	for (unsigned i = 0; i < 500; i++) {
		struct blkfront *f = played_begin(512);
		uint32_t *words = (uint32_t *)(void *)f->ring;

		played.later = true;
		UK_EXPECT(ask_all(&f->dev));
		played_answer(played_pick(4));
		for (unsigned n = 1 + played_pick(8); n > 0; n--)
			words[played_pick(200)] =
			    played_pick(played_pick(2) ? 100 : 0x7fffffff);
		blkfront_wake(f);
		for (unsigned n = 0; n < REQUESTS; n++)
			UK_EXPECT_INT(asked[n].ends, <=, 1);
		blkfront_break(f, "has to end");
		for (unsigned n = 0; n < REQUESTS; n++)
			UK_EXPECT_INT(asked[n].ends, ==, 1);
	}
}
