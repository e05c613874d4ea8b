// SPDX-License-Identifier: BSD-3-Clause
// Sends packets: each page of each part is granted to the other half until it
// says that it has been sent.
#include "netfront.h"

#include <uk/gnttab.h>

/* One packet may take that many, as every other half knows, and one more tells
 * how it is to be cut. */
#define MOST_SLOTS XEN_NETIF_NR_SLOTS_MIN

void netfront_out_init(struct netfront *n)
{
	for (uint16_t i = 0; i < SLOTS; i++)
		n->slots[i] = (struct out_slot){
		    .grant = -1,
		    .next = (uint16_t)(i + 1),
		};
	n->free_slot = 0;
	n->free_slots = SLOTS;
}

int netfront_out_begin(struct netfront *n)
{
	int error = uk_xenfront_share(n->front, "tx-ring-ref", &n->out_page);

	if (error)
		return error;
	XEN_FRONT_RING_INIT(&n->out, (netif_tx_sring_t *)n->out_page.page,
			    UK_ARCH_PAGE_SIZE);
	netfront_out_init(n);
	return 0;
}

static uint16_t take_slot(struct netfront *n)
{
	uint16_t id = n->free_slot;

	n->free_slot = n->slots[id].next;
	n->free_slots--;
	return id;
}

static void put_slot(struct netfront *n, uint16_t id)
{
	n->slots[id] = (struct out_slot){.grant = -1, .next = n->free_slot};
	n->free_slot = id;
	n->free_slots++;
}

/* All of it was sent, or never will be. */
static void free_packet(struct netfront *n, uint16_t first)
{
	struct uk_netdev_buf *packet = n->slots[first].packet;
	uint16_t id = first;

	do {
		uint16_t next = n->slots[id].next;

		put_slot(n, id);
		id = next;
	} while (id < SLOTS);
	uk_netdev_free(packet);
}

/* The other half has let go of one slot. If it has not, the page may never be
 * used for anything else, so the packet is kept for ever. */
static void finish_slot(struct netfront *n, uint16_t id)
{
	struct out_slot *slot = &n->slots[id];

	if (uk_gnttab_end((grant_ref_t)slot->grant)) {
		netfront_break(n, "keeps a page that was sent");
		return;
	}
	slot->grant = -1;
	slot->busy = false;
	if (--n->slots[slot->first].pending == 0)
		free_packet(n, slot->first);
}

static void take_response(struct netfront *n, RING_IDX at)
{
	netif_tx_response_t response;

	RING_COPY_RESPONSE(&n->out, at, &response);
	/* What told how to cut a packet took a place in the ring, too. */
	if (response.status == NETIF_RSP_NULL)
		return;
	if (response.id >= SLOTS || !n->slots[response.id].busy) {
		netfront_break(n, "says that it sent what it never got");
		return;
	}
	if (response.status != NETIF_RSP_OKAY)
		n->dev.stats.bad++;
	finish_slot(n, response.id);
}

void netfront_out_reap(struct netfront *n)
{
	RING_IDX end = *(volatile RING_IDX *)&n->out.sring->rsp_prod;

	xen_rmb();
	if (end - n->out.rsp_cons > n->out.req_prod_pvt - n->out.rsp_cons) {
		netfront_break(n, "says that it sent more than it got");
		return;
	}
	while (!n->broken && n->out.rsp_cons != end)
		take_response(n, n->out.rsp_cons++);
}

static bool has_room(const struct netfront *n)
{
	return n->free_slots >= MOST_SLOTS &&
	       RING_FREE_REQUESTS(&n->out) > MOST_SLOTS;
}

bool netfront_out_has_room(struct netfront *n)
{
	netfront_out_reap(n);
	if (n->broken || has_room(n))
		return true;
	/* When there will be: not for each one. */
	n->out.sring->rsp_event = n->out.rsp_cons + MOST_SLOTS;
	xen_mb();
	netfront_out_reap(n);
	return n->broken || has_room(n);
}

/* How much of a part that begins at `at` is in the same page. */
static uint32_t in_page(const char *at, uint32_t bytes)
{
	return UK_MIN(bytes,
		      (uint32_t)(UK_ARCH_PAGE_SIZE -
				 ((uintptr_t)at & (UK_ARCH_PAGE_SIZE - 1))));
}

/* How many slots a packet takes, and how long it is. */
static unsigned measure(const struct uk_netdev_buf *packet, size_t *bytes)
{
	unsigned count = 0;

	*bytes = 0;
	for (; packet && count <= MOST_SLOTS; packet = packet->next) {
		const char *at = packet->data;
		uint32_t left = packet->bytes;

		*bytes += left;
		while (left > 0) {
			uint32_t now = in_page(at, left);

			at += now;
			left -= now;
			count++;
		}
	}
	return count;
}

static netif_tx_request_t *next_request(struct netfront *n)
{
	return RING_GET_REQUEST(&n->out, n->out.req_prod_pvt++);
}

/* Puts one page of a part into the ring, behind slot `last` of the packet that
 * begins with slot `first`. */
static int put(struct netfront *n, uint16_t first, uint16_t last,
	       const char *at, uint32_t bytes, uint16_t *id)
{
	int grant = uk_gnttab_grant(
	    n->front->remote, at - ((uintptr_t)at & (UK_ARCH_PAGE_SIZE - 1)),
	    true);

	if (grant < 0)
		return -EAGAIN;
	*id = take_slot(n);
	n->slots[*id] = (struct out_slot){
	    .grant = grant,
	    .busy = true,
	    .first = first < SLOTS ? first : *id,
	    .next = SLOTS,
	};
	if (last < SLOTS)
		n->slots[last].next = *id;
	n->slots[n->slots[*id].first].pending++;
	*next_request(n) = (netif_tx_request_t){
	    .gref = (grant_ref_t)grant,
	    .offset = (uint16_t)((uintptr_t)at & (UK_ARCH_PAGE_SIZE - 1)),
	    .flags = NETTXF_more_data,
	    .id = *id,
	    .size = (uint16_t)bytes,
	};
	return 0;
}

static void put_cut(struct netfront *n, const struct uk_netdev_todo *todo)
{
	netif_extra_info_t *extra = (netif_extra_info_t *)next_request(n);

	*extra = (netif_extra_info_t){
	    .type = XEN_NETIF_EXTRA_TYPE_GSO,
	    .u.gso.size = todo->segment_bytes,
	    .u.gso.type = todo->cut == UK_NETDEV_TCP6
			      ? XEN_NETIF_GSO_TYPE_TCPV6
			      : XEN_NETIF_GSO_TYPE_TCPV4,
	};
}

/* Nothing of the packet was shown to the other half: it is the caller's. */
static void take_back(struct netfront *n, uint16_t first, RING_IDX before)
{
	n->out.req_prod_pvt = before;
	if (first >= SLOTS)
		return;
	for (uint16_t id = first; id < SLOTS; id = n->slots[id].next)
		if (uk_gnttab_end((grant_ref_t)n->slots[id].grant))
			netfront_break(n, "uses a page that it never got");
	n->slots[first].packet = NULL;
	free_packet(n, first);
}

/* The whole packet: the first request says how long that is. */
static int put_all(struct netfront *n, struct uk_netdev_buf *packet,
		   size_t bytes, const struct uk_netdev_todo *todo)
{
	RING_IDX before = n->out.req_prod_pvt;
	uint16_t first = SLOTS, last = SLOTS, id;

	for (struct uk_netdev_buf *b = packet; b; b = b->next) {
		for (uint32_t done = 0, now; done < b->bytes; done += now) {
			const char *at = (const char *)b->data + done;

			now = in_page(at, b->bytes - done);
			if (put(n, first, last, at, now, &id)) {
				take_back(n, first, before);
				return -EAGAIN;
			}
			last = id;
			if (first < SLOTS)
				continue;
			first = id;
			if (todo && todo->cut)
				put_cut(n, todo);
		}
	}
	netif_tx_request_t *head = RING_GET_REQUEST(&n->out, before);

	RING_GET_REQUEST(&n->out, n->out.req_prod_pvt - 1)->flags &=
	    (uint16_t)~NETTXF_more_data;
	head->size = (uint16_t)bytes;
	if (todo && todo->checksum)
		head->flags |= NETTXF_csum_blank | NETTXF_data_validated;
	if (todo && todo->cut)
		head->flags |= NETTXF_extra_info;
	n->slots[first].packet = packet;
	return 0;
}

int netfront_out_send(struct uk_netdev *dev, unsigned queue,
		      struct uk_netdev_buf *packet,
		      const struct uk_netdev_todo *todo)
{
	struct netfront *n = netfront_of(dev);
	size_t bytes;
	unsigned slots = measure(packet, &bytes);

	(void)queue;
	if (slots == 0 || slots > MOST_SLOTS || bytes > XEN_NETIF_MAX_TX_SIZE)
		return -EINVAL;
	if (!n->broken && !has_room(n))
		netfront_out_reap(n);
	if (n->broken)
		return -EIO;
	int error = has_room(n) ? put_all(n, packet, bytes, todo) : -EAGAIN;

	n->wants_room |= error == -EAGAIN;
	if (!error) {
		dev->stats.sent++;
		dev->stats.sent_bytes += bytes;
	}
	return error;
}

void netfront_out_push(struct uk_netdev *dev, unsigned queue)
{
	struct netfront *n = netfront_of(dev);
	int notify;

	(void)queue;
	if (n->broken)
		return;
	RING_PUSH_REQUESTS_AND_CHECK_NOTIFY(&n->out, notify);
	if (notify)
		netfront_notify(n);
	netfront_out_reap(n);
}

/* What it still has mapped is never freed. */
void netfront_out_end(struct netfront *n)
{
	for (uint16_t id = 0; id < SLOTS; id++) {
		struct out_slot *slot = &n->slots[id];

		if (slot->grant < 0 || uk_gnttab_end((grant_ref_t)slot->grant))
			continue;
		slot->grant = -1;
		slot->busy = false;
		if (--n->slots[slot->first].pending == 0)
			free_packet(n, slot->first);
	}
	if (!uk_xenfront_unshare(&n->out_page))
		n->broken = true;
}
