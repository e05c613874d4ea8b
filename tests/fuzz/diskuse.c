// SPDX-License-Identifier: BSD-3-Clause
// What may be asked of a disk: the input says what.
#include "diskuse.h"

#include "irq.h"

enum { REQUESTS = 12, DATA = 16 << 10, PAGE = 4096 };

static struct asked {
	struct uk_blkdev_request request;
	bool under_way;
} asked[REQUESTS];

/* A page more than is asked for: it need not begin where a page does. */
static char data[REQUESTS][DATA + PAGE] UK_ALIGNED(PAGE);
static struct uk_blkdev *disk;

static void done(struct uk_blkdev_request *r, int error)
{
	struct asked *a = UK_CONTAINER_OF(r, struct asked, request);

	HOLDS(a->under_way && irq_masked > 0);
	HOLDS(error == 0 || error == -EIO);
	a->under_way = false;
}

/* Sectors as many as there is room for, so that a device that writes elsewhere
 * is noticed. */
static void ask(uint8_t which)
{
	struct asked *a = &asked[which % REQUESTS];
	uint8_t shape = input_byte();

	if (a->under_way)
		return;
	a->request = (struct uk_blkdev_request){
	    .what = (enum uk_blkdev_what)(shape % 4),
	    .sector = shape & 4 ? input_word() : 0,
	    .sectors = input_byte() % (DATA / disk->sector_bytes + 1),
	    .data = data[a - asked] +
		    (shape & 8 ? UK_BLKDEV_ALIGN * (input_byte() + 1) : 0),
	    .done = done,
	};
	a->under_way = true;
	int error = uk_blkdev_submit(disk, &a->request);

	HOLDS(error == 0 || error == -EINVAL || error == -ENXIO ||
	      error == -EROFS || error == -ENOTSUP);
	if (error)
		a->under_way = false;
}

void diskuse_run(struct uk_blkdev *dev, void (*act)(void), void (*end)(void))
{
	disk = dev;
	while (input_left()) {
		uint8_t what = input_byte();

		if (what & 1) {
			ask(what >> 1);
			continue;
		}
		irq_masked++;
		act();
		irq_masked--;
	}
	irq_masked++;
	end();
	irq_masked--;
	for (unsigned i = 0; i < REQUESTS; i++)
		HOLDS(!asked[i].under_way);
	uk_list_remove(&disk->link);
}

struct uk_blkdev *diskuse_last(void)
{
	struct uk_blkdev *last = NULL;

	for (struct uk_blkdev *d = NULL; (d = uk_blkdev_next(d));)
		last = d;
	return last;
}
