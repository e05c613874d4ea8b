// SPDX-License-Identifier: BSD-3-Clause
// Requests to another domain by a ring that both share, and its answers
// (<xen/io/blkif.h>, <xen/io/ring.h>).
#include "blkfront.h"

#include <uk/arch.h>
#include <uk/evtchn.h>
#include <uk/gnttab.h>
#include <uk/memory.h>
#include <uk/print.h>

/* What the other side may change or read at any time. */
#define SHARED(x) (*(volatile __typeof__(x) *)&(x))

static struct blkfront *blkfront_of(struct uk_blkdev *dev)
{
	return UK_CONTAINER_OF(dev, struct blkfront, dev);
}

void blkfront_ring_init(struct blkfront *f, void *page, void *buffer)
{
	memset(page, 0, BLKFRONT_PAGE);
	f->ring = page;
	f->ring->req_event = f->ring->rsp_event = 1;
	f->buffer = buffer;
	f->asked = f->seen = 0;
	for (unsigned i = 0; i < BLKFRONT_SLOTS; i++) {
		f->slots[i].next = f->free;
		f->free = &f->slots[i];
	}
}

/* Pages ------------------------------------------------------------------- */

/* False if the backend has one of them still. */
static bool take_back(struct blkfront_slot *slot)
{
	bool all = true;

	while (slot->ref_count > 0)
		if (uk_gnttab_end(slot->refs[--slot->ref_count]))
			all = false;
	return all;
}

/* Lets the backend at the pages of the data, and says where these are there. */
static int grant(struct blkfront *f, struct blkfront_slot *slot,
		 struct blkif_request_segment *seg, char *data, size_t bytes)
{
	bool readonly = slot->operation == BLKIF_OP_WRITE;

	while (bytes > 0) {
		size_t skip = (uintptr_t)data % BLKFRONT_PAGE;
		size_t here = UK_MIN(bytes, BLKFRONT_PAGE - skip);
		int ref = uk_gnttab_grant(f->backend, data - skip, readonly);

		if (ref < 0) {
			take_back(slot);
			return -EAGAIN;
		}
		slot->refs[slot->ref_count++] = (grant_ref_t)ref;
		*seg++ = (struct blkif_request_segment){
		    .gref = (grant_ref_t)ref,
		    .first_sect = (uint8_t)(skip / BLKFRONT_UNIT),
		    .last_sect = (uint8_t)((skip + here) / BLKFRONT_UNIT - 1),
		};
		data += here;
		bytes -= here;
	}
	return 0;
}

static int give_data(struct blkfront *f, struct blkfront_slot *slot,
		     struct blkif_request_segment *seg)
{
	const struct uk_blkdev_request *r = slot->request;
	size_t bytes = (size_t)r->sectors * f->dev.sector_bytes;
	char *data = r->data;

	slot->bounces = !UK_IS_ALIGNED((uintptr_t)data, BLKFRONT_UNIT);
	if (slot->bounces) {
		if (f->buffer_used)
			return -EAGAIN;
		data = f->buffer;
		if (r->what == UK_BLKDEV_WRITE)
			memcpy(data, r->data, bytes);
	}
	int error = grant(f, slot, seg, data, bytes);

	if (!error)
		f->buffer_used |= slot->bounces;
	return error;
}

/* Requests ---------------------------------------------------------------- */

static uint64_t unit_of(const struct blkfront *f,
			const struct uk_blkdev_request *r)
{
	return r->sector * (f->dev.sector_bytes / BLKFRONT_UNIT);
}

static int fill(struct blkfront *f, struct blkfront_slot *slot,
		struct blkif_request *to)
{
	const struct uk_blkdev_request *r = slot->request;
	struct blkif_request_discard *discard = (void *)to;
	int error = 0;

	memset(to, 0, sizeof(*to));
	to->operation = slot->operation;
	to->handle = f->handle;
	if (r->what == UK_BLKDEV_DISCARD) {
		discard->id = (uint64_t)(slot - f->slots);
		discard->sector_number = unit_of(f, r);
		discard->nr_sectors = (uint64_t)r->sectors *
				      (f->dev.sector_bytes / BLKFRONT_UNIT);
		return 0;
	}
	to->id = (uint64_t)(slot - f->slots);
	if (r->what != UK_BLKDEV_FLUSH) {
		to->sector_number = unit_of(f, r);
		error = give_data(f, slot, to->seg);
		to->nr_segments = slot->ref_count;
	}
	return error;
}

/* Tells the backend, if it wants to hear of it. */
static void push(struct blkfront *f, const struct blkif_request *request)
{
	f->ring->ring[f->asked % BLKFRONT_SLOTS].req = *request;
	uk_arch_barrier_write();
	SHARED(f->ring->req_prod) = ++f->asked;
	f->under_way++;
	uk_arch_barrier();
	if (SHARED(f->ring->req_event) == f->asked)
		/* A port that is no more is a backend that is gone. */
		(void)!uk_evtchn_send(f->port);
}

static int submit(struct uk_blkdev *dev, struct uk_blkdev_request *r)
{
	static const uint8_t operations[] = {
	    [UK_BLKDEV_READ] = BLKIF_OP_READ,
	    [UK_BLKDEV_WRITE] = BLKIF_OP_WRITE,
	    [UK_BLKDEV_FLUSH] = BLKIF_OP_FLUSH_DISKCACHE,
	    [UK_BLKDEV_DISCARD] = BLKIF_OP_DISCARD,
	};
	struct blkfront *f = blkfront_of(dev);
	struct blkfront_slot *slot = f->free;
	struct blkif_request request;

	if (f->broken)
		return -EIO;
	if (!slot)
		return -EAGAIN;
	slot->request = r;
	slot->operation = operations[r->what];
	slot->bounces = false;
	int error = fill(f, slot, &request);

	if (error) {
		slot->request = NULL;
		return error;
	}
	f->free = slot->next;
	push(f, &request);
	return 0;
}

const struct uk_blkdev_ops blkfront_ops = {.submit = submit};

/* Answers ----------------------------------------------------------------- */

/* What the request ends with, once all of it is here again. */
static void end(struct blkfront *f, struct blkfront_slot *slot, int error)
{
	struct uk_blkdev_request *r = slot->request;

	slot->request = NULL;
	if (!take_back(slot))
		blkfront_break(f, "keeps pages that it has answered for");
	if (f->broken)
		error = -EIO;
	if (slot->bounces) {
		if (!error && r->what == UK_BLKDEV_READ)
			memcpy(r->data, f->buffer,
			       (size_t)r->sectors * f->dev.sector_bytes);
		f->buffer_used = false;
	}
	slot->next = f->free;
	f->free = slot;
	f->under_way--;
	uk_blkdev_done(&f->dev, r, error);
}

static void finish(struct blkfront *f, const struct blkif_response *answer)
{
	struct blkfront_slot *slot =
	    answer->id < BLKFRONT_SLOTS ? &f->slots[answer->id] : NULL;

	if (!slot || !slot->request)
		blkfront_break(f, "answers what it was not asked");
	else if (answer->operation != slot->operation)
		blkfront_break(f, "answers something else");
	else if (answer->status > BLKIF_RSP_OKAY ||
		 answer->status < BLKIF_RSP_EOPNOTSUPP)
		blkfront_break(f, "has a status that is none");
	else
		end(f, slot, answer->status == BLKIF_RSP_OKAY ? 0 : -EIO);
}

/* All answers up to `to`; no more of them than there can be. */
static void take_answers(struct blkfront *f, RING_IDX to)
{
	if (to - f->seen > f->under_way)
		blkfront_break(f, "answers more than it was asked");
	uk_arch_barrier_read();
	while (!f->broken && f->seen != to) {
		const struct blkif_response answer =
		    SHARED(f->ring->ring[f->seen++ % BLKFRONT_SLOTS].rsp);

		finish(f, &answer);
	}
}

void blkfront_wake(void *disk)
{
	struct blkfront *f = disk;

	while (!f->broken) {
		take_answers(f, SHARED(f->ring->rsp_prod));
		SHARED(f->ring->rsp_event) = f->seen + 1;
		uk_arch_barrier();
		if (SHARED(f->ring->rsp_prod) == f->seen)
			return;
	}
}

void blkfront_break(struct blkfront *f, const char *why)
{
	if (f->broken)
		return;
	f->broken = why;
	uk_print_error("blk%u: domain %u %s", f->dev.number,
		       (unsigned)f->backend, why);
	for (unsigned i = 0; i < BLKFRONT_SLOTS; i++)
		if (f->slots[i].request)
			end(f, &f->slots[i], -EIO);
}
