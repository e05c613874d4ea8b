// SPDX-License-Identifier: BSD-3-Clause
// Disks: random requests, many at once, verified here against a model and
// outside by the sums of what the disk holds in the end.
#include "selftest.h"

#include <stdio.h>
#include <string.h>
#include <uk/blkdev.h>
#include <uk/waitq.h>

enum { MOST_BYTES = 256 << 10, SLOTS = 8, SLOT_BYTES = 16 << 10, STEPS = 3000 };

static unsigned char model[MOST_BYTES], disk_now[MOST_BYTES] UK_ALIGNED(8);
static uint64_t state = 0x9e3779b97f4a7c15;
static struct uk_waitq queue = {
    .waiters = UK_LIST_INIT(queue.waiters),
    .what = "a request to a disk",
    .external = true,
};

static struct slot {
	struct uk_blkdev_request request;
	unsigned char memory[512 + SLOT_BYTES] UK_ALIGNED(512);
	unsigned char *data; /* in there, aligned more or less */
	bool busy;
	bool unverified; /* nobody may write where it reads */
	int error;
} slots[SLOTS];

unsigned selftest_pick(unsigned end)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % end;
}

static void done(struct uk_blkdev_request *r, int error)
{
	struct slot *s = UK_CONTAINER_OF(r, struct slot, request);

	s->error = error;
	s->busy = false;
	uk_waitq_wake(&queue, 1);
}

/* Waits for what it was asked; false if that failed, or was wrong. */
static bool finish(struct slot *s, uint32_t sector_bytes)
{
	const struct uk_blkdev_request *r = &s->request;
	unsigned long flags = uk_waitq_enter();
	bool waits = true;

	while (s->busy && waits)
		waits = uk_waitq_wait(&queue, UINT64_MAX) == 0;
	uk_waitq_leave(flags);
	if (!s->unverified)
		return true;
	s->unverified = false;
	if (s->error)
		printf("disk: request %d at %llu: error %d\n", (int)r->what,
		       (unsigned long long)r->sector, -s->error);
	if (s->error || r->what != UK_BLKDEV_READ || r->sectors == 0)
		return !s->error;
	if (memcmp(s->data, model + r->sector * sector_bytes,
		   (size_t)r->sectors * sector_bytes) == 0)
		return true;
	printf("disk: wrong bytes at %llu\n", (unsigned long long)r->sector);
	return false;
}

static bool overlaps(const struct uk_blkdev_request *a)
{
	for (unsigned i = 0; i < SLOTS; i++) {
		const struct uk_blkdev_request *b = &slots[i].request;

		if (a != b && slots[i].unverified &&
		    a->sector < b->sector + b->sectors &&
		    b->sector < a->sector + a->sectors)
			return true;
	}
	return false;
}

static bool begin(struct uk_blkdev *dev, struct slot *s)
{
	struct uk_blkdev_request *r = &s->request;
	uint32_t bytes = dev->sector_bytes;

	s->data = s->memory +
		  (selftest_pick(4) ? 0 : selftest_pick(64) * UK_BLKDEV_ALIGN);
	do {
		*r = (struct uk_blkdev_request){
		    .what = selftest_pick(2) && !dev->read_only
				? UK_BLKDEV_WRITE
				: UK_BLKDEV_READ,
		    .sectors = 1 + selftest_pick(SLOT_BYTES / bytes),
		    .data = s->data,
		    .done = done,
		};
		r->sector = selftest_pick((unsigned)dev->sectors - r->sectors);
	} while (overlaps(r));
	if (r->what == UK_BLKDEV_WRITE) {
		for (uint32_t i = 0; i < r->sectors * bytes; i += 4)
			memcpy(s->data + i, &(unsigned){selftest_pick(~0U)}, 4);
		memcpy(model + r->sector * bytes, s->data,
		       (size_t)r->sectors * bytes);
	}
	s->busy = s->unverified = true;
	s->error = uk_blkdev_submit(dev, r);
	if (s->error)
		s->busy = false;
	return !s->error;
}

/* Fletcher's two sums, as outside. */
static void say_sums(const char *what, const unsigned char *p, size_t bytes)
{
	unsigned a = 0, b = 0;

	for (size_t i = 0; i < bytes; i++) {
		a = (a + p[i]) % 65521;
		b = (b + a) % 65521;
	}
	printf("disk: %s: sums %u %u\n", what, a, b);
}

static int play(struct uk_blkdev *dev, size_t bytes)
{
	uint32_t sectors = (uint32_t)dev->sectors;
	int error = uk_blkdev_read(dev, 0, model, sectors);

	if (error)
		return error;
	say_sums("before", model, bytes);
	for (unsigned i = 0; i < STEPS; i++)
		if (!finish(&slots[i % SLOTS], dev->sector_bytes) ||
		    !begin(dev, &slots[i % SLOTS]))
			return -EIO;
	for (unsigned i = 0; i < SLOTS; i++)
		if (!finish(&slots[i], dev->sector_bytes))
			return -EIO;
	error = uk_blkdev_flush(dev);
	if (!error)
		error = uk_blkdev_read(dev, 0, disk_now, sectors);
	if (!error && memcmp(model, disk_now, bytes) != 0)
		error = -EILSEQ;
	say_sums("after", disk_now, bytes);
	return error;
}

static int try_disk(struct uk_blkdev *dev)
{
	if (dev->sectors > MOST_BYTES / dev->sector_bytes)
		return 2;
	printf("disk: blk%u is %s, %llu sectors of %u%s\n", dev->number,
	       dev->driver, (unsigned long long)dev->sectors,
	       (unsigned)dev->sector_bytes,
	       dev->read_only ? ", read-only" : "");
	int error = play(dev, (size_t)dev->sectors * dev->sector_bytes);

	if (error)
		printf("disk: error %d\n", -error);
	printf("disk: %llu reads, %llu writes, %llu others, %llu errors, "
	       "%llu waits\n",
	       (unsigned long long)dev->stats.reads,
	       (unsigned long long)dev->stats.writes,
	       (unsigned long long)dev->stats.others,
	       (unsigned long long)dev->stats.errors,
	       (unsigned long long)dev->stats.waits);
	return error ? 1 : 0;
}

int selftest_disk(void)
{
	struct uk_blkdev *dev = NULL;
	int status = 0;

	while (!status && (dev = uk_blkdev_next(dev)))
		status = try_disk(dev);
	return status;
}

static void say_refusals(struct uk_blkdev *dev)
{
	unsigned char *p = slots[0].memory;
	uint64_t end = dev->sectors;

	printf("disk: blk%u: past the end %d %d %d\n", dev->number,
	       uk_blkdev_read(dev, end, p, 1),
	       uk_blkdev_read(dev, end - 1, p, 2),
	       uk_blkdev_write(dev, UINT64_MAX, p, 2));
	printf("disk: blk%u: misaligned %d, nothing %d\n", dev->number,
	       uk_blkdev_read(dev, 0, p + 1, 1), uk_blkdev_read(dev, 0, p, 0));
	printf("disk: blk%u: flush %d, discard %d\n", dev->number,
	       uk_blkdev_flush(dev), uk_blkdev_discard(dev, 1, 1));
}

static void say_ends(struct uk_blkdev *dev)
{
	unsigned char *p = slots[0].memory;
	uint64_t last = dev->sectors - 1;

	printf("disk: blk%u: first %d %d\n", dev->number,
	       uk_blkdev_read(dev, 0, p, 1), uk_blkdev_write(dev, 0, p, 1));
	printf("disk: blk%u: last %d %d\n", dev->number,
	       uk_blkdev_read(dev, last, p, 1),
	       uk_blkdev_write(dev, last, p, 1));
}

int selftest_disk_errors(void)
{
	struct uk_blkdev *dev = NULL;
	char line[16];

	while ((dev = uk_blkdev_next(dev)))
		say_refusals(dev);
	printf("disk: ready\n");
	if (!fgets(line, sizeof(line), stdin))
		printf("disk: nobody typed\n");
	while ((dev = uk_blkdev_next(dev)))
		say_ends(dev);
	return 0;
}
