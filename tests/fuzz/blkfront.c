// SPDX-License-Identifier: BSD-3-Clause
// Disks of Xen: the input is what the other half does, and what is asked of it.
#include "../../lib/block/blkfront/blkfront.h"

#include "diskuse.h"
#include "xendev.h"

#include <uk/memory.h>

static struct blkfront *disk;
static RING_IDX seen;
/* The ring was written over: what it asks for need not be what was asked. */
static bool scribbled;

enum { SECTORS = 8 }; /* in a page */

static void fill(const struct blkif_request_segment *s, uint8_t with)
{
	char *page = xendev_page(s->gref, true);
	bool fits = s->first_sect <= s->last_sect && s->last_sect < SECTORS;

	HOLDS(fits || scribbled);
	if (page && fits)
		memset(page + s->first_sect * 512, with,
		       (s->last_sect - s->first_sect + 1U) * 512);
}

/* Reads or writes what it may, and says how it went. */
static void answer(struct blkif_sring *ring)
{
	if (seen == ring->req_prod)
		return;
	struct blkif_request r = ring->ring[seen++ % BLKFRONT_SLOTS].req;
	struct blkif_response *to =
	    &ring->ring[ring->rsp_prod++ % BLKFRONT_SLOTS].rsp;
	uint8_t how = input_byte();

	for (unsigned i = 0; i < r.nr_segments && i < 11; i++)
		if (r.operation == BLKIF_OP_READ)
			fill(&r.seg[i], how);
	*to = (struct blkif_response){
	    .id = r.operation == BLKIF_OP_DISCARD
		      ? ((struct blkif_request_discard *)&r)->id
		      : r.id,
	    .operation = r.operation,
	    .status = how & 1 ? BLKIF_RSP_ERROR : BLKIF_RSP_OKAY,
	};
	if (how == 0xff)
		to->id = input_byte();
	if (how == 0xfe)
		to->operation = input_byte();
	if (how == 0xfd)
		to->status = (int16_t)(input_byte() - 128);
}

static void act(uint8_t what)
{
	struct blkif_sring *ring = xendev_shared("ring-ref");

	if (!ring)
		return;
	switch (what & 7) {
	case 2:
		ring->rsp_prod = input_word(); /* answers go over requests */
		scribbled = true;
		break;
	case 3:
		ring->req_event = seen + input_byte();
		break;
	case 4:
		((uint32_t *)(void *)ring)[input_half() & 1023] = input_word();
		scribbled = true;
		break;
	default:
		answer(ring);
		break;
	}
}

static void end(void)
{
	blkfront_break(disk, "has to end");
}

/* What a disk shares with the other half it never takes back by itself. */
static void drop(struct uk_blkdev *dev)
{
	struct blkfront *f = UK_CONTAINER_OF(dev, struct blkfront, dev);

	(void)uk_xenfront_unshare(&f->page);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	seen = 0;
	scribbled = false;
	xendev_begin(input, bytes, act);
	struct uk_blkdev *dev = diskuse_last();

	if (dev) {
		disk = UK_CONTAINER_OF(dev, struct blkfront, dev);
		/* The other half has one that works. */
		for (struct uk_blkdev *d; (d = uk_blkdev_next(NULL)) != dev;) {
			drop(d);
			uk_list_remove(&d->link);
		}
		diskuse_run(dev, xendev_act, end);
		drop(dev);
	}
	xendev_end();
	return 0;
}
