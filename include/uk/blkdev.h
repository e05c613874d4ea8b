// SPDX-License-Identifier: BSD-3-Clause
// The block class: sectors to and from devices, many requests at once.
//
// A driver adds its devices; any library may use one. What a request asks for
// is looked at here, once for all drivers, and it waits here while a device has
// no room; a device that lies or breaks fails alone: its requests end with
// -EIO.
#ifndef UK_BLKDEV_H
#define UK_BLKDEV_H

#include <uk/base.h>
#include <uk/errno.h>
#include <uk/list.h>
#include <uk/lock.h>

enum uk_blkdev_what {
	UK_BLKDEV_READ,
	UK_BLKDEV_WRITE,
	UK_BLKDEV_FLUSH,   /* what was done before it is on the medium */
	UK_BLKDEV_DISCARD, /* nobody needs these sectors' data any more */
};

/* The caller's, and its memory too, until `done` is called. */
struct uk_blkdev_request {
	enum uk_blkdev_what what;
	uint64_t sector; /* the first, in units of the device's sectors */
	uint32_t sectors;
	void *data; /* aligned to UK_BLKDEV_ALIGN; of FLUSH and DISCARD none */
	/* In any context, interrupts masked, once for each request that was
	 * taken: 0 if all of it was done, -EIO, or -ENOSPC. It may submit
	 * others, and this one again. */
	void (*done)(struct uk_blkdev_request *request, int error);
	struct uk_list link; /* the driver's, once it has it */
	uint64_t cookie;     /* the driver's */
};

#define UK_BLKDEV_ALIGN 8

struct uk_blkdev;

struct uk_blkdev_ops {
	/* Takes a request that makes sense, and may call uk_blkdev_done for it
	 * before it returns. -EAGAIN: no room before some that it has are done;
	 * -EIO: the device is broken. Any context, interrupts masked, one call
	 * at a time for each device. */
	int (*submit)(struct uk_blkdev *dev, struct uk_blkdev_request *request);
};

struct uk_blkdev_stats {
	uint64_t reads, writes, others; /* done */
	uint64_t read_sectors, written_sectors;
	uint64_t errors;
	uint64_t waits; /* requests that the device had no room for at first */
};

/* What a driver's device embeds. */
struct uk_blkdev {
	/* The driver's, before it adds the device. */
	const struct uk_blkdev_ops *ops;
	const char *driver;
	uint32_t sector_bytes; /* 512 or 4096 */
	uint64_t sectors;
	uint32_t most_sectors; /* in one request */
	bool read_only, can_flush, can_discard;

	/* The class's. */
	unsigned number; /* in the order in which they were added, from 0 */
	struct uk_blkdev_stats stats;
	struct uk_list link;
	struct uk_lock lock; /* of what follows, and of the statistics */
	struct uk_list waiting;
	unsigned taken; /* requests that the driver has */
	bool giving, ended;
};

/* Adds a device, for ever; its name is `blk' and its number. Of its sectors
 * those count that an int64_t can name the bytes of. Init functions of level
 * device. */
void uk_blkdev_add(struct uk_blkdev *dev);

/* The device after `dev`, or the first one; NULL: there are no more. */
struct uk_blkdev *uk_blkdev_next(const struct uk_blkdev *dev);

/* Has the request done; any order, but for what a FLUSH says. Any context.
 * Returns 0 when it is taken, and `done' is called, perhaps before this
 * returns; while the device has no room it waits its turn. Else `done' is not
 * called: -EINVAL for data that are not aligned, no sectors, or more than
 * most_sectors; -ENXIO beyond the end; -EROFS; -ENOTSUP for what it cannot do
 * (a FLUSH of a device that keeps nothing back is done at once). */
int uk_blkdev_submit(struct uk_blkdev *dev, struct uk_blkdev_request *request)
    UK_MUST_CHECK;

/* A driver's: the request is done, with 0, -EIO or -ENOSPC. Interrupts masked.
 */
void uk_blkdev_done(struct uk_blkdev *dev, struct uk_blkdev_request *request,
		    int error);

/* The same, waiting for it, however many sectors it takes; what it returns is
 * what uk_blkdev_submit would, or how it ended. After an error, some of the
 * sectors may have been done. Threads only. */
int uk_blkdev_read(struct uk_blkdev *dev, uint64_t sector, void *to,
		   uint32_t sectors) UK_MUST_CHECK;
int uk_blkdev_write(struct uk_blkdev *dev, uint64_t sector, const void *from,
		    uint32_t sectors) UK_MUST_CHECK;
int uk_blkdev_flush(struct uk_blkdev *dev) UK_MUST_CHECK;
int uk_blkdev_discard(struct uk_blkdev *dev, uint64_t sector, uint32_t sectors)
    UK_MUST_CHECK;

#endif
