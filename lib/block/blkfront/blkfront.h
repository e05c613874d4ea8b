// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other (<xen/io/blkif.h>).
#ifndef BLKFRONT_H
#define BLKFRONT_H

#include <uk/blkdev.h>
#include <uk/xen.h>
#include <uk/xenfront.h>

#include <xen/grant_table.h>

#include <xen/io/blkif.h>

enum {
	BLKFRONT_PAGE = 4096,
	BLKFRONT_UNIT = 512, /* of the protocol, whatever a sector is */
	BLKFRONT_SLOTS = 32, /* requests in a ring of one page */
	/* Data need not begin at a page. */
	BLKFRONT_MOST_PAGES = BLKIF_MAX_SEGMENTS_PER_REQUEST - 1,
	BLKFRONT_MOST_BYTES = BLKFRONT_MOST_PAGES * BLKFRONT_PAGE,
};

/* What the backend has been asked. */
struct blkfront_slot {
	struct uk_blkdev_request *request; /* NULL: nothing */
	struct blkfront_slot *next;        /* of those that are free */
	uint8_t operation, ref_count;
	bool bounces; /* the data stand in the buffer */
	grant_ref_t refs[BLKIF_MAX_SEGMENTS_PER_REQUEST];
};

struct blkfront {
	struct uk_blkdev dev;
	struct uk_xenfront *front;
	bool added;
	domid_t backend;
	evtchn_port_t port;
	blkif_vdev_t handle;

	/* The ring: what was asked, what was answered, what is between. */
	struct uk_xenfront_page page;
	struct blkif_sring *ring;
	RING_IDX asked, seen;
	unsigned under_way;
	struct blkfront_slot slots[BLKFRONT_SLOTS], *free;
	/* For data that are not aligned to the protocol's units. */
	char *buffer;
	bool buffer_used;
	const char *broken; /* why; NULL: it is not */
};

extern const struct uk_blkdev_ops blkfront_ops;

/* Begins a ring of that page, and the buffer. */
void blkfront_ring_init(struct blkfront *f, void *page, void *buffer);

/* The backend has answered: the event channel's handler. */
void blkfront_wake(void *disk);

/* Stops speaking with it: all that it was asked ends with -EIO. Interrupts
 * masked. */
void blkfront_break(struct blkfront *f, const char *why);

#endif
