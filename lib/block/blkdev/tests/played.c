// SPDX-License-Identifier: BSD-3-Clause
// The played device.
#include "played.h"

#include <uk/memory.h>
#include <uk/plat.h>

unsigned char blkdev_played_medium[PLAYED_BYTES];
struct blkdev_played_habits blkdev_played_habits;

static struct uk_blkdev_request *held[PLAYED_ROOM];
static unsigned held_count;
static bool broken;
static uint64_t state;

unsigned blkdev_played_pick(unsigned end)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % end;
}

static bool happens(unsigned chance)
{
	return blkdev_played_pick(16) < chance;
}

static int do_request(struct uk_blkdev *dev, struct uk_blkdev_request *r)
{
	if (broken || happens(blkdev_played_habits.fails))
		return happens(4) ? -ENOSPC : -EIO;
	if (r->what == UK_BLKDEV_FLUSH)
		return 0;
	unsigned char *at =
	    blkdev_played_medium + r->sector * dev->sector_bytes;
	size_t bytes = (size_t)r->sectors * dev->sector_bytes;

	if (r->what == UK_BLKDEV_READ)
		memcpy(r->data, at, bytes);
	else if (r->what == UK_BLKDEV_WRITE)
		memcpy(at, r->data, bytes);
	else
		memset(at, 0, bytes);
	return 0;
}

static int submit(struct uk_blkdev *dev, struct uk_blkdev_request *r)
{
	if (broken)
		return -EIO;
	if (held_count == PLAYED_ROOM ||
	    (held_count > 0 && happens(blkdev_played_habits.full)))
		return -EAGAIN;
	if (happens(blkdev_played_habits.at_once))
		uk_blkdev_done(dev, r, do_request(dev, r));
	else
		held[held_count++] = r;
	return 0;
}

static const struct uk_blkdev_ops ops = {.submit = submit};
static struct uk_blkdev *current;

struct uk_blkdev *blkdev_played_begin(uint32_t sector_bytes, uint64_t seed)
{
	static struct uk_blkdev devices[2];
	static bool added[2];
	unsigned which = sector_bytes == 4096;

	current = &devices[which];
	if (!added[which]) {
		*current = (struct uk_blkdev){
		    .ops = &ops,
		    .driver = "played",
		    .sector_bytes = sector_bytes,
		    .sectors = PLAYED_BYTES / sector_bytes,
		    .most_sectors = PLAYED_MOST,
		};
		uk_blkdev_add(current);
		added[which] = true;
	}
	current->can_flush = current->can_discard = true;
	current->read_only = false;
	current->stats = (struct uk_blkdev_stats){.reads = 0};
	blkdev_played_habits = (struct blkdev_played_habits){.at_once = 0};
	memset(blkdev_played_medium, 0, sizeof(blkdev_played_medium));
	broken = false;
	state = (seed + 1) * 0x9e3779b97f4a7c15;
	return current;
}

unsigned blkdev_played_held(void)
{
	return held_count;
}

void blkdev_played_finish_one(void)
{
	unsigned long flags = uk_plat_irq_save();
	unsigned which = blkdev_played_pick(held_count);
	struct uk_blkdev_request *r = held[which];

	held[which] = held[--held_count];
	uk_blkdev_done(current, r, do_request(current, r));
	uk_plat_irq_restore(flags);
}

void blkdev_played_break(void)
{
	broken = true;
	while (held_count > 0)
		blkdev_played_finish_one();
}
