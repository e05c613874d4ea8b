// SPDX-License-Identifier: BSD-3-Clause
// Receives packets: the other half copies them into pages that it was granted,
// and each page is the stack's until it is freed.
#include "netfront.h"

#include <uk/gnttab.h>
#include <uk/palloc.h>

/* The kinds of what stands beside a packet; more make no sense. */
#define MOST_EXTRAS XEN_NETIF_EXTRA_TYPE_MAX

static void refill(struct netfront *n);

/* The stack has done with a page. */
static void free_page(struct uk_netdev_buf *buf)
{
	struct in_page *p = UK_CONTAINER_OF(buf, struct in_page, buf);
	struct netfront *n = p->device;

	p->next = n->free_page;
	n->free_page = p;
	/* Whoever waits for packets would wait for ever if none could come. */
	if (n->in.req_prod_pvt - n->in.rsp_cons < CONFIG_NETFRONT_PAGES / 2)
		refill(n);
}

static bool has_page(struct in_page *p)
{
	if (!p->page) {
		p->page = uk_palloc_alloc(1);
		if (p->page)
			memset(p->page, 0, UK_ARCH_PAGE_SIZE);
	}
	return p->page;
}

/* Lets the other half at one more page, if there is one. */
static bool post(struct netfront *n)
{
	struct in_page *p = n->free_page;
	RING_IDX at = n->in.req_prod_pvt;

	if (!p || !has_page(p))
		return false;
	p->grant = uk_gnttab_grant(n->front->remote, p->page, false);
	if (p->grant < 0)
		return false;
	n->free_page = p->next;
	n->posted[at % SLOTS] = p;
	*RING_GET_REQUEST(&n->in, at) = (netif_rx_request_t){
	    .id = (uint16_t)(at % SLOTS),
	    .gref = (grant_ref_t)p->grant,
	};
	n->in.req_prod_pvt = at + 1;
	return true;
}

static void refill(struct netfront *n)
{
	int notify;

	if (n->broken || !n->opened)
		return;
	while (n->in.req_prod_pvt - n->in.rsp_cons < CONFIG_NETFRONT_PAGES)
		if (!post(n))
			break;
	RING_PUSH_REQUESTS_AND_CHECK_NOTIFY(&n->in, notify);
	if (notify)
		netfront_notify(n);
}

int netfront_in_begin(struct netfront *n)
{
	int error = uk_xenfront_share(n->front, "rx-ring-ref", &n->in_page);

	if (error)
		return error;
	XEN_FRONT_RING_INIT(&n->in, (netif_rx_sring_t *)n->in_page.page,
			    UK_ARCH_PAGE_SIZE);
	n->opened = true;
	refill(n);
	return 0;
}

void netfront_in_init(struct netfront *n)
{
	for (unsigned i = 0; i < PAGES; i++) {
		n->pages[i] = (struct in_page){
		    .buf.free = free_page,
		    .device = n,
		    .grant = -1,
		    .next = n->free_page,
		};
		n->free_page = &n->pages[i];
	}
}

/* How many answers there are to be taken. */
static unsigned waiting(struct netfront *n)
{
	RING_IDX end = *(volatile RING_IDX *)&n->in.sring->rsp_prod;

	xen_rmb();
	if (end - n->in.rsp_cons > n->in.req_prod_pvt - n->in.rsp_cons) {
		netfront_break(n, "fills more pages than it got");
		return 0;
	}
	return end - n->in.rsp_cons;
}

/* Takes the page that the next answer is about: NULL if that is the other
 * half's still, which ends it all. */
static struct in_page *take_page(struct netfront *n)
{
	struct in_page *p = n->posted[n->in.rsp_cons++ % SLOTS];

	if (!uk_gnttab_end((grant_ref_t)p->grant)) {
		p->grant = -1;
		return p;
	}
	netfront_break(n, "keeps a page that it filled");
	return NULL;
}

/* Takes what stands beside a packet, each in the place of an answer. */
static bool take_extras(struct netfront *n, unsigned *left,
			struct uk_netdev_todo *todo)
{
	for (unsigned i = 0; i<MOST_EXTRAS && * left> 0; i++, (*left)--) {
		netif_extra_info_t extra;

		RING_COPY_(RESPONSE, &n->in, n->in.rsp_cons,
			   (netif_rx_response_t *)&extra);
		struct in_page *p = take_page(n);

		if (!p)
			return false;
		free_page(&p->buf);
		if (extra.type == XEN_NETIF_EXTRA_TYPE_GSO) {
			todo->cut = extra.u.gso.type == XEN_NETIF_GSO_TYPE_TCPV6
					? UK_NETDEV_TCP6
					: UK_NETDEV_TCP4;
			todo->segment_bytes = extra.u.gso.size;
		}
		if (!(extra.flags & XEN_NETIF_EXTRA_FLAG_MORE)) {
			(*left)--;
			return true;
		}
	}
	netfront_break(n, "does not end what stands beside a packet");
	return false;
}

/* Puts the page of one answer behind the packet: whether it makes sense. */
static bool append(struct uk_netdev_buf ***end, struct in_page *p,
		   const netif_rx_response_t *response)
{
	bool good =
	    response->status > 0 &&
	    response->offset + (uint32_t)response->status <= UK_ARCH_PAGE_SIZE;

	p->buf.data = (char *)p->page + (good ? response->offset : 0);
	p->buf.bytes = good ? (uint32_t)response->status : 0;
	p->buf.next = NULL;
	**end = &p->buf;
	*end = &p->buf.next;
	return good;
}

/* The whole next packet, even if it makes no sense; NULL with an error that
 * ended it all. */
static struct uk_netdev_buf *take_packet(struct netfront *n, unsigned left,
					 struct uk_netdev_todo *todo,
					 bool *good)
{
	struct uk_netdev_buf *packet = NULL, **end = &packet;
	netif_rx_response_t response;

	do {
		if (left == 0) {
			netfront_break(n, "does not end a packet");
			break;
		}
		RING_COPY_RESPONSE(&n->in, n->in.rsp_cons, &response);
		struct in_page *p = take_page(n);

		left--;
		if (!p)
			break;
		if (packet == NULL) {
			todo->checksum = response.flags & NETRXF_csum_blank;
			todo->checked = response.flags & NETRXF_data_validated;
		}
		*good &= append(&end, p, &response);
		if (response.flags & NETRXF_extra_info &&
		    !take_extras(n, &left, todo))
			break;
	} while (response.flags & NETRXF_more_data);
	if (!n->broken)
		return packet;
	uk_netdev_free(packet);
	return NULL;
}

/* Whether a stack may see it, and how long it is. */
static bool measure(const struct uk_netdev_buf *packet,
		    const struct uk_netdev_todo *todo, uint64_t *bytes)
{
	const unsigned header_bytes = 14; /* of Ethernet */

	*bytes = 0;
	for (const struct uk_netdev_buf *b = packet; b; b = b->next)
		*bytes += b->bytes;
	return *bytes >= header_bytes && *bytes <= UK_NETDEV_LARGEST &&
	       (todo->cut == UK_NETDEV_WHOLE || todo->segment_bytes > 0);
}

struct uk_netdev_buf *netfront_in_receive(struct uk_netdev *dev, unsigned queue,
					  struct uk_netdev_todo *todo)
{
	struct netfront *n = netfront_of(dev);

	(void)queue;
	while (!n->broken) {
		unsigned left = waiting(n);
		uint64_t bytes;
		bool good = true;

		if (left == 0)
			break;
		*todo = (struct uk_netdev_todo){.cut = UK_NETDEV_WHOLE};
		struct uk_netdev_buf *packet =
		    take_packet(n, left, todo, &good);

		if (packet && good && measure(packet, todo, &bytes)) {
			dev->stats.received++;
			dev->stats.received_bytes += bytes;
			return packet;
		}
		dev->stats.bad++;
		uk_netdev_free(packet);
	}
	refill(n);
	return NULL;
}

bool netfront_in_has_some(struct netfront *n)
{
	if (waiting(n) || n->broken)
		return true;
	n->in.sring->rsp_event = n->in.rsp_cons + 1;
	xen_mb();
	return waiting(n) || n->broken;
}

/* A page that the other half keeps is never used again. */
void netfront_in_end(struct netfront *n)
{
	n->opened = false;
	while (n->in.rsp_cons != n->in.req_prod_pvt) {
		struct in_page *p = n->posted[n->in.rsp_cons++ % SLOTS];

		if (p->grant < 0)
			continue;
		if (uk_gnttab_end((grant_ref_t)p->grant))
			continue;
		p->grant = -1;
		p->next = n->free_page;
		n->free_page = p;
	}
	if (!uk_xenfront_unshare(&n->in_page))
		n->broken = true;
}
