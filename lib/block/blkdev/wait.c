// SPDX-License-Identifier: BSD-3-Clause
// Transfers of any length, that their caller waits for: some requests are under
// way at once, and each that is done becomes the next.
#include "blkdev.h"

#include <uk/waitq.h>

enum { AT_ONCE = 4 };

struct transfer;

struct piece {
	struct uk_blkdev_request request;
	struct transfer *transfer;
};

struct transfer {
	struct uk_blkdev *dev;
	enum uk_blkdev_what what;
	/* What nobody has been asked for yet. */
	uint64_t sector;
	uint32_t sectors;
	char *data;

	struct piece pieces[AT_ONCE];
	unsigned under_way;
	int error;
	struct uk_waitq waiter;
};

static void piece_done(struct uk_blkdev_request *request, int error);

/* After an error nothing more is begun. */
static bool is_all_begun(const struct transfer *t)
{
	return t->error || t->sectors == 0;
}

static void begin_piece(struct transfer *t, struct piece *piece)
{
	uint32_t sectors = UK_MIN(t->sectors, t->dev->most_sectors);

	piece->transfer = t;
	piece->request = (struct uk_blkdev_request){
	    .what = t->what,
	    .sector = t->sector,
	    .sectors = sectors,
	    .data = t->data,
	    .done = piece_done,
	};
	t->sector += sectors;
	t->sectors -= sectors;
	if (t->data)
		t->data += (size_t)sectors * t->dev->sector_bytes;
	t->under_way++;
	int error = uk_blkdev_submit(t->dev, &piece->request);

	if (error) {
		t->under_way--;
		t->error = error;
	}
}

static void piece_done(struct uk_blkdev_request *request, int error)
{
	struct piece *piece = UK_CONTAINER_OF(request, struct piece, request);
	struct transfer *t = piece->transfer;

	if (error && !t->error)
		t->error = error;
	t->under_way--;
	if (!is_all_begun(t))
		begin_piece(t, piece);
	if (t->under_way == 0)
		uk_waitq_wake(&t->waiter, 1);
}

static int transfer(struct transfer *t)
{
	uk_waitq_init(&t->waiter, "a disk");
	t->waiter.external = true;
	unsigned long flags = uk_waitq_enter();

	for (unsigned i = 0; i < AT_ONCE && !is_all_begun(t); i++)
		begin_piece(t, &t->pieces[i]);
	while (t->under_way > 0)
		if (uk_waitq_wait(&t->waiter, UK_PLAT_FOREVER))
			continue;
	uk_waitq_leave(flags);
	return t->error;
}

static int transfer_sectors(struct uk_blkdev *dev, enum uk_blkdev_what what,
			    uint64_t sector, uint32_t sectors, void *data)
{
	struct transfer t = {
	    .dev = dev,
	    .what = what,
	    .sector = sector,
	    .sectors = sectors,
	    .data = data,
	};
	int error = blkdev_check(dev, what, sector, sectors, data);

	return error ? error : transfer(&t);
}

int uk_blkdev_read(struct uk_blkdev *dev, uint64_t sector, void *to,
		   uint32_t sectors)
{
	return transfer_sectors(dev, UK_BLKDEV_READ, sector, sectors, to);
}

int uk_blkdev_write(struct uk_blkdev *dev, uint64_t sector, const void *from,
		    uint32_t sectors)
{
	return transfer_sectors(dev, UK_BLKDEV_WRITE, sector, sectors,
				(void *)(uintptr_t)from);
}

int uk_blkdev_discard(struct uk_blkdev *dev, uint64_t sector, uint32_t sectors)
{
	return transfer_sectors(dev, UK_BLKDEV_DISCARD, sector, sectors, NULL);
}

/* One request, without sectors. */
int uk_blkdev_flush(struct uk_blkdev *dev)
{
	struct transfer t = {
	    .dev = dev,
	    .what = UK_BLKDEV_FLUSH,
	    .sectors = 1,
	};

	return transfer(&t);
}
