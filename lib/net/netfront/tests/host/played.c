// SPDX-License-Identifier: BSD-3-Clause
// The played other half, and the grants by which it reaches memory.
#include "played.h"

#include <uk/gnttab.h>
#include <uk/pages.h>
#include <uk/palloc.h>

enum { GRANTS = 512, OTHER = 3, RINGS = 2 };

struct played_packet played_packet;
struct played played;
struct shared_info *uk_xen_shared; /* nobody looks */

static struct grant_entry_v1 grants[GRANTS];
static struct netfront devices[4], *current;
static unsigned next_device;
static struct uk_xenfront front = {.remote = OTHER};
static unsigned char ring_pages[RINGS][4096] UK_ALIGNED(4096);
static unsigned rings;
static RING_IDX taken, given;
static unsigned lost; /* pages, to other halves that lied */

void netfront_break(struct netfront *n, const char *why)
{
	n->broken = true;
	played.broken = why;
}

void netfront_notify(struct netfront *n)
{
	(void)n;
	played.notified++;
}

int uk_xenfront_share(const struct uk_xenfront *f, const char *name,
		      struct uk_xenfront_page *shared)
{
	(void)f;
	(void)name;
	shared->page = ring_pages[rings++ % RINGS];
	memset(shared->page, 0, 4096);
	return 0;
}

bool uk_xenfront_unshare(struct uk_xenfront_page *shared)
{
	shared->page = NULL;
	return true;
}

struct grant_entry_v1 *uk_gnttab_map(unsigned count)
{
	return count == 1 ? grants : NULL;
}

static uintptr_t frames[GRANTS * 4];

/* Frames are 32 bits, addresses are not. */
xen_pfn_t uk_xen_frame(const void *page)
{
	uintptr_t address = (uintptr_t)page & ~(uintptr_t)4095;

	for (unsigned i = 1; i < UK_ARRAY_LEN(frames); i++) {
		if (frames[i] == 0)
			frames[i] = address;
		if (frames[i] == address)
			return i;
	}
	return 0;
}

long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	struct gnttab_query_size *size = (struct gnttab_query_size *)b;

	(void)c;
	(void)d;
	(void)e;
	if (op != __HYPERVISOR_grant_table_op || a != GNTTABOP_query_size)
		return -38;
	size->max_nr_frames = 1;
	size->status = GNTST_okay;
	return 0;
}

/* The page that is granted so; NULL: none is. */
static unsigned char *page_of(grant_ref_t ref, bool to_write)
{
	const struct grant_entry_v1 *g = &grants[ref % GRANTS];

	if (ref >= GRANTS || g->domid != OTHER ||
	    !(g->flags & GTF_permit_access) ||
	    (to_write && g->flags & GTF_readonly))
		return NULL;
	return (unsigned char *)frames[g->frame];
}

unsigned played_granted(void)
{
	unsigned count = 0;

	for (unsigned i = GNTTAB_NR_RESERVED_ENTRIES; i < GRANTS; i++)
		count += (grants[i].flags & GTF_permit_access) != 0;
	return count - lost;
}

/* Memory for the pages that are received into. */
static void bring_pages(void)
{
	static char arena[600 * 4096] UK_ALIGNED(4096);
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	if (!stats.total_pages)
		uk_pages.add(arena, sizeof(arena) / 4096);
}

static void say_used(grant_ref_t ref)
{
	if (played.lie == LIE_PAGES && ref < GRANTS)
		grants[ref].flags |= GTF_reading;
}

struct netfront *played_begin(void)
{
	bring_pages();
	for (unsigned i = 0; i < GRANTS; i++)
		grants[i].flags &= (uint16_t) ~(GTF_reading | GTF_writing);
	if (current) {
		netfront_in_end(current);
		netfront_out_end(current);
	}
	lost = 0;
	lost = played_granted();
	current = &devices[next_device++ % UK_ARRAY_LEN(devices)];
	/* A page that it may have made stays its own. */
	char *heads = current->heads;

	memset(current, 0, sizeof(*current));
	current->heads = heads;
	played = (struct played){.lie = HONEST};
	current->front = &front;
	current->dev.parts = 9;
	taken = given = 0;
	netfront_in_init(current);
	if (netfront_out_begin(current) || netfront_in_begin(current))
		return NULL;
	played.notified = 0;
	return current;
}

static void answer_sent(uint16_t id, int16_t status)
{
	netif_tx_sring_t *ring = current->out.sring;
	netif_tx_response_t *r = &ring->ring[ring->rsp_prod % SLOTS].rsp;

	if (played.lie == LIE_ID)
		id = SLOTS;
	else if (played.lie == LIE_FREE_ID && id != SLOTS)
		id = current->free_slot;
	*r = (netif_tx_response_t){.id = id, .status = status};
	ring->rsp_prod += played.lie == LIE_COUNT ? SLOTS + 1 : 1;
}

bool played_take(void)
{
	netif_tx_sring_t *ring = current->out.sring;
	struct played_packet *p = &played_packet;
	bool first = true, more = true;

	if (taken == ring->req_prod)
		return false;
	*p = (struct played_packet){.count = 0};
	while (more && taken != ring->req_prod) {
		netif_tx_request_t r = ring->ring[taken++ % SLOTS].req;
		const unsigned char *page = page_of(r.gref, false);
		size_t total = r.size, bytes = r.size;

		if (!page)
			return false;
		more = r.flags & NETTXF_more_data;
		if (first) {
			/* The first says how long all is: what is in its
			 * page follows from the others. */
			for (RING_IDX i = taken; i != ring->req_prod; i++) {
				const netif_tx_request_t *o =
				    &ring->ring[i % SLOTS].req;

				if (i == taken && r.flags & NETTXF_extra_info)
					continue;
				if (!more)
					break;
				bytes -= o->size;
				if (!(o->flags & NETTXF_more_data))
					break;
			}
			p->flags = r.flags;
		}
		/* As Linux has it. */
		if (first && bytes < 14)
			return false;
		if (r.offset + bytes > 4096 ||
		    p->count + bytes > sizeof(p->bytes))
			return false;
		memcpy(p->bytes + p->count, page + r.offset, bytes);
		p->count += bytes;
		say_used(r.gref);
		answer_sent(r.id, NETIF_RSP_OKAY);
		if (first && r.flags & NETTXF_extra_info) {
			const netif_extra_info_t *extra =
			    (void *)&ring->ring[taken++ % SLOTS].req;

			p->segment = extra->u.gso.size;
			answer_sent(SLOTS, NETIF_RSP_NULL);
		}
		if (first && p->count > total)
			return false;
		first = false;
	}
	return true;
}

/* The answer in the next place of the ring, for the page that is posted there;
 * NULL: none is. */
static netif_rx_response_t *next_given(unsigned char **page)
{
	netif_rx_sring_t *ring = current->in.sring;

	if (given == ring->req_prod)
		return NULL;
	union netif_rx_sring_entry *entry = &ring->ring[given++ % SLOTS];
	grant_ref_t ref = entry->req.gref;

	*page = page_of(ref, true);
	entry->rsp.id = entry->req.id;
	say_used(ref);
	return *page ? &entry->rsp : NULL;
}

static bool give_segment(unsigned segment)
{
	unsigned char *page;
	netif_extra_info_t *extra = (void *)next_given(&page);

	if (!extra)
		return false;
	*extra = (netif_extra_info_t){
	    .type = XEN_NETIF_EXTRA_TYPE_GSO,
	    .flags = played.lie == LIE_EXTRAS ? XEN_NETIF_EXTRA_FLAG_MORE : 0,
	    .u.gso.size = (uint16_t)segment,
	    .u.gso.type = XEN_NETIF_GSO_TYPE_TCPV4,
	};
	return true;
}

bool played_give(const void *bytes, size_t count, size_t part, unsigned segment)
{
	const unsigned char *from = bytes;
	bool first = true;

	while (count > 0) {
		size_t now = UK_MIN(count, part);
		unsigned char *page;
		netif_rx_response_t *r = next_given(&page);

		if (!r)
			return false;
		memcpy(page + 2, from, now);
		from += now;
		count -= now;
		r->offset = played.lie == BAD_LENGTH ? 4096 : 2;
		r->status = (int16_t)(played.lie == BAD_STATUS ? -1 : (int)now);
		r->flags =
		    count || played.lie == LIE_MORE ? NETRXF_more_data : 0;
		if (first)
			r->flags |= NETRXF_data_validated |
				    (segment ? NETRXF_extra_info : 0);
		if (first && segment && !give_segment(segment))
			return false;
		first = false;
	}
	current->in.sring->rsp_prod =
	    played.lie == LIE_COUNT ? given + SLOTS + 1 : given;
	return true;
}
