// SPDX-License-Identifier: BSD-3-Clause
// A device that the tests play: it has requests done in any order, fails when
// it likes, and says when it is lied to.
#ifndef PLAYED_H
#define PLAYED_H

#include <uk/blkdev.h>

enum {
	PLAYED_BYTES = 64 << 10, /* of the medium, whatever its sectors */
	PLAYED_MOST = 3,         /* sectors in one request */
	PLAYED_ROOM = 5,         /* requests that it holds at most */
};

extern unsigned char blkdev_played_medium[PLAYED_BYTES];

/* What it does, as a chance in 16. */
struct blkdev_played_habits {
	unsigned at_once; /* is done before submit returns */
	unsigned fails;
	unsigned full; /* has no room, though it is not full */
};
extern struct blkdev_played_habits blkdev_played_habits;

/* The device with such sectors, mended; the seed of its chances. */
struct uk_blkdev *blkdev_played_begin(uint32_t sector_bytes, uint64_t seed);

/* How many requests it holds; has one of them done; breaks, which ends all. */
unsigned blkdev_played_held(void);
void blkdev_played_finish_one(void);
void blkdev_played_break(void);

/* Less than `end`. */
unsigned blkdev_played_pick(unsigned end);

#endif
