// SPDX-License-Identifier: BSD-3-Clause
// The played backend, and the grants by which it reaches memory.
#include "played.h"

#include <uk/errno.h>
#include <uk/gnttab.h>
#include <uk/memory.h>
#include <uk/plat.h>

enum { GRANTS = 512, ASKED = 64, BACKEND = 3 };

unsigned char played_medium[PLAYED_BYTES];
unsigned char played_memory[PLAYED_PAGES][BLKFRONT_PAGE] UK_ALIGNED(
    BLKFRONT_PAGE);
struct played played;
struct shared_info *uk_xen_shared; /* nobody looks */

static struct grant_entry_v1 grants[GRANTS];
static struct blkfront disks[2], *current;
static struct blkif_request asked[ASKED];
static unsigned asked_count;
static RING_IDX seen;
static uint64_t state = 0x9e3779b97f4a7c15;

unsigned played_pick(unsigned end)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % end;
}

struct grant_entry_v1 *uk_gnttab_map(unsigned count)
{
	return count == 1 ? grants : NULL;
}

xen_pfn_t uk_xen_frame(const void *page)
{
	size_t offset =
	    (size_t)((const unsigned char *)page - &played_memory[0][0]);

	return offset / BLKFRONT_PAGE + 100;
}

/* The page that is granted so; NULL: none is. */
static unsigned char *page_of(grant_ref_t ref, bool to_write)
{
	const struct grant_entry_v1 *g = &grants[ref % GRANTS];

	if (ref >= GRANTS || g->domid != BACKEND ||
	    !(g->flags & GTF_permit_access) ||
	    (to_write && g->flags & GTF_readonly))
		return NULL;
	return played_memory[g->frame - 100];
}

static void look(void)
{
	const struct blkif_sring *ring = current->ring;

	while (seen != ring->req_prod && asked_count < ASKED)
		asked[asked_count++] = ring->ring[seen++ % BLKFRONT_SLOTS].req;
	current->ring->req_event = seen + 1;
}

/* Notifications, and how large the table is. */
long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	struct gnttab_query_size *size = (struct gnttab_query_size *)b;

	(void)c;
	(void)d;
	(void)e;
	if (op == __HYPERVISOR_grant_table_op && a == GNTTABOP_query_size) {
		size->max_nr_frames = 1;
		size->status = GNTST_okay;
		return 0;
	}
	if (op != __HYPERVISOR_event_channel_op || a != EVTCHNOP_send)
		return -38;
	look();
	if (!played.later)
		played_answer(~0U);
	return 0;
}

static bool move(const struct blkif_request *r)
{
	uint64_t at = r->sector_number * 512;
	bool reads = r->operation == BLKIF_OP_READ;

	for (unsigned i = 0; i < r->nr_segments; i++) {
		const struct blkif_request_segment *s = &r->seg[i];
		unsigned char *page = page_of(s->gref, reads);
		size_t bytes = ((size_t)s->last_sect - s->first_sect + 1) * 512;

		if (!page || s->last_sect > 7 || s->first_sect > s->last_sect ||
		    at + bytes > PLAYED_BYTES)
			return false;
		if (reads)
			memcpy(page + s->first_sect * 512U, played_medium + at,
			       bytes);
		else
			memcpy(played_medium + at, page + s->first_sect * 512U,
			       bytes);
		at += bytes;
	}
	return true;
}

static bool do_request(const struct blkif_request *r)
{
	const struct blkif_request_discard *discard = (const void *)r;

	if (played.lie == FAILS)
		return false;
	if (r->operation == BLKIF_OP_FLUSH_DISKCACHE)
		return r->nr_segments == 0;
	if (r->operation != BLKIF_OP_DISCARD)
		return move(r);
	memset(played_medium + discard->sector_number * 512, 0,
	       discard->nr_sectors * 512);
	return true;
}

static uint64_t id_of(const struct blkif_request *r)
{
	const struct blkif_request_discard *discard = (const void *)r;

	return r->operation == BLKIF_OP_DISCARD ? discard->id : r->id;
}

static uint64_t free_id(void)
{
	for (uint64_t i = 0; i < BLKFRONT_SLOTS; i++)
		if (!current->slots[i].request)
			return i;
	return BLKFRONT_SLOTS;
}

static void answer(const struct blkif_request *r)
{
	struct blkif_sring *ring = current->ring;
	struct blkif_response rsp = {
	    .id = id_of(r),
	    .operation = r->operation,
	    .status = do_request(r) ? BLKIF_RSP_OKAY : BLKIF_RSP_ERROR,
	};

	if (played.lie == LIE_STATUS)
		rsp.status = played_pick(2) ? 1 : -3;
	else if (played.lie == LIE_ID)
		rsp.id = BLKFRONT_SLOTS + played_pick(3);
	else if (played.lie == LIE_FREE_ID)
		rsp.id = free_id();
	else if (played.lie == LIE_OPERATION)
		rsp.operation ^= 1;
	else if (played.lie == LIE_PAGES)
		grants[r->seg[0].gref].flags |= GTF_reading;
	ring->ring[ring->rsp_prod % BLKFRONT_SLOTS].rsp = rsp;
	ring->rsp_prod += played.lie == LIE_COUNT ? BLKFRONT_SLOTS + 1 : 1;
}

void played_answer(unsigned most)
{
	unsigned long flags = uk_plat_irq_save();

	for (; most > 0 && asked_count > 0; most--) {
		unsigned which = played_pick(asked_count);
		struct blkif_request r = asked[which];

		asked[which] = asked[--asked_count];
		answer(&r);
		played.lie = HONEST;
		blkfront_wake(current);
	}
	uk_plat_irq_restore(flags);
}

unsigned played_asked(void)
{
	return asked_count;
}

bool played_is_clean(void)
{
	for (unsigned i = 8; i < GRANTS; i++)
		if (grants[i].flags)
			return false;
	return true;
}

/* A device stays where it was added; its entries of the table come and go. */
struct blkfront *played_begin(uint32_t sector_bytes)
{
	current = &disks[sector_bytes == 4096];
	struct uk_blkdev dev = current->dev;
	bool is_new = !current->ring;

	for (unsigned i = 8; i < GRANTS; i++)
		if (grants[i].flags & GTF_permit_access) {
			grants[i].flags = GTF_permit_access;
			(void)!uk_gnttab_end(i);
		}
	played = (struct played){.sector_bytes = sector_bytes};
	asked_count = 0;
	seen = 0;
	memset(current, 0, sizeof(*current));
	current->backend = BACKEND;
	blkfront_ring_init(current, played_memory[0], played_memory[1]);
	if (is_new) {
		current->dev = (struct uk_blkdev){
		    .ops = &blkfront_ops,
		    .driver = "blkfront",
		    .sector_bytes = sector_bytes,
		    .sectors = PLAYED_BYTES / sector_bytes,
		    .most_sectors = BLKFRONT_MOST_BYTES / sector_bytes,
		    .can_flush = true,
		    .can_discard = true,
		};
		uk_blkdev_add(&current->dev);
	} else {
		current->dev = dev;
	}
	return current;
}
