// SPDX-License-Identifier: BSD-3-Clause
// Test: whatever is asked for, in whatever order the device has it done, every
// request ends exactly once, and as the model says.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

enum { REQUESTS = 12, STEPS = 3000, SEEDS = 4, SPARE = 8 };

/* What all writes that were done come to. */
static unsigned char model[PLAYED_BYTES];

static struct asked {
	struct uk_blkdev_request request;
	unsigned char data[PLAYED_MOST * 4096 + SPARE] UK_ALIGNED(8);
	bool under_way;
} asked[REQUESTS];

static struct uk_blkdev *dev;
static struct uk_blkdev_stats expected;
static const char *wrong; /* the first thing that was */
static bool is_broken;
static unsigned under_way;

static void expect(bool right, const char *what)
{
	if (!right && !wrong)
		wrong = what;
}

static void count(const struct uk_blkdev_request *r, int error)
{
	if (error) {
		expected.errors++;
	} else if (r->what == UK_BLKDEV_READ) {
		expected.reads++;
		expected.read_sectors += r->sectors;
	} else if (r->what == UK_BLKDEV_WRITE) {
		expected.writes++;
		expected.written_sectors += r->sectors;
	} else {
		expected.others++;
	}
}

static void do_in_model(const struct uk_blkdev_request *r)
{
	if (r->what == UK_BLKDEV_FLUSH)
		return;
	unsigned char *at = model + r->sector * dev->sector_bytes;
	size_t bytes = (size_t)r->sectors * dev->sector_bytes;

	if (r->what == UK_BLKDEV_READ)
		expect(memcmp(r->data, at, bytes) == 0, "what is read");
	else if (r->what == UK_BLKDEV_WRITE)
		memcpy(at, r->data, bytes);
	else
		memset(at, 0, bytes);
}

static void ask(struct asked *a);

static void done(struct uk_blkdev_request *r, int error)
{
	struct asked *a = UK_CONTAINER_OF(r, struct asked, request);

	expect(a->under_way, "a request ends twice");
	expect(!is_broken || error || r->what == UK_BLKDEV_FLUSH,
	       "a broken device does something");
	expect(error == 0 || error == -EIO || error == -ENOSPC, "how it ends");
	a->under_way = false;
	under_way--;
	count(r, error);
	if (!error)
		do_in_model(r);
	if (blkdev_played_pick(4) == 0)
		ask(a);
}

/* What submit has to say, by the words of the contract. */
static int verdict(const struct uk_blkdev_request *r)
{
	bool moves = r->what == UK_BLKDEV_READ || r->what == UK_BLKDEV_WRITE;

	if (r->what == UK_BLKDEV_FLUSH)
		return 0;
	if ((unsigned)r->what > UK_BLKDEV_DISCARD)
		return -EINVAL;
	if (r->sectors == 0 || r->sectors > PLAYED_MOST)
		return -EINVAL;
	if (moves && (!r->data || (uintptr_t)r->data % UK_BLKDEV_ALIGN))
		return -EINVAL;
	for (uint64_t i = 0; i < r->sectors; i++)
		if (r->sector + i >= dev->sectors || r->sector + i < i)
			return -ENXIO;
	if (r->what != UK_BLKDEV_READ && dev->read_only)
		return -EROFS;
	if (r->what == UK_BLKDEV_DISCARD && !dev->can_discard)
		return -ENOTSUP;
	return 0;
}

static uint64_t any_sector(void)
{
	switch (blkdev_played_pick(16)) {
	case 0:
		return UINT64_MAX - blkdev_played_pick(4);
	case 1:
		return dev->sectors - blkdev_played_pick(4);
	case 2:
		return (uint64_t)1 << (32 + blkdev_played_pick(32));
	default:
		return blkdev_played_pick((unsigned)dev->sectors);
	}
}

static void ask(struct asked *a)
{
	struct uk_blkdev_request *r = &a->request;

	*r = (struct uk_blkdev_request){
	    .what = (enum uk_blkdev_what)blkdev_played_pick(
		blkdev_played_pick(8) ? 4 : 5),
	    .sector = any_sector(),
	    .sectors = blkdev_played_pick(PLAYED_MOST + 2),
	    .data = a->data,
	    .done = done,
	};
	if (blkdev_played_pick(16) == 0)
		r->data = a->data + 1 + blkdev_played_pick(SPARE - 1);
	else if (blkdev_played_pick(16) == 0)
		r->data = NULL;
	memset(a->data, (int)blkdev_played_pick(256), sizeof(a->data));
	int should = verdict(r);

	a->under_way = true;
	under_way++;
	int error = uk_blkdev_submit(dev, r);

	expect(error == should, "what submit says");
	if (error) {
		a->under_way = false;
		under_way--;
	}
}

static void step(void)
{
	struct asked *a = &asked[blkdev_played_pick(REQUESTS)];

	if (blkdev_played_pick(3) && !a->under_way)
		ask(a);
	else if (blkdev_played_held() > 0)
		blkdev_played_finish_one();
}

/* Of a device that asks for them itself, statistics are compared last. */
static const char *play(uint32_t sector_bytes, unsigned seed)
{
	dev = blkdev_played_begin(sector_bytes, seed);
	blkdev_played_habits = (struct blkdev_played_habits){
	    .at_once = seed % 3 * 5, .fails = seed % 2, .full = seed % 4};
	dev->read_only = seed % 4 == 3;
	dev->can_discard = seed % 2;
	dev->can_flush = seed % 3;
	memset(model, 0, sizeof(model));
	expected = (struct uk_blkdev_stats){.reads = 0};
	wrong = NULL;
	is_broken = false;
	for (unsigned i = 0; i < STEPS && !wrong; i++) {
		if (i == STEPS * 3 / 4) {
			is_broken = true;
			blkdev_played_break();
		}
		step();
	}
	while (blkdev_played_held() > 0)
		blkdev_played_finish_one();
	expect(under_way == 0, "a request never ends");
	expected.waits = dev->stats.waits;
	expect(memcmp(&expected, &dev->stats, sizeof(expected)) == 0,
	       "statistics");
	expect(memcmp(model, blkdev_played_medium, sizeof(model)) == 0,
	       "the medium");
	return wrong ? wrong : "";
}

UK_TEST(requests_end_once_and_as_the_model_says)
{
	uint64_t waits = 0;

	for (unsigned seed = 0; seed < 2 * SEEDS; seed++) {
		UK_EXPECT_STR(play(seed % 2 ? 4096 : 512, seed), "");
		waits += dev->stats.waits;
	}
	UK_EXPECT_INT(waits, >, 100);
}
