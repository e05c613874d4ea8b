// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other: a device and its rings.
// <xen/io/netif.h> has the protocol.
#ifndef NETFRONT_NETFRONT_H
#define NETFRONT_NETFRONT_H

#include <uk/arch.h>
#include <uk/memory.h>
#include <uk/netdev.h>
#include <uk/xenfront.h>

/* What Xen's macros of rings are made of. */
#define xen_mb()  uk_arch_barrier()
#define xen_rmb() uk_arch_barrier_read()
#define xen_wmb() uk_arch_barrier_write()
#include <xen/io/netif.h>

#define SLOTS __CONST_RING_SIZE(netif_tx, 4096U)
_Static_assert(SLOTS == __CONST_RING_SIZE(netif_rx, 4096U),
	       "both rings have as many slots");

/* Pages to receive into: those that the other half has, and the stack. */
#define PAGES (2 * CONFIG_NETFRONT_PAGES)

/* A part of a packet on its way out: at most a page of it. */
struct out_slot {
	struct uk_netdev_buf *packet; /* of its first slot alone */
	int grant;                    /* -1: it is over, or has none */
	bool busy;
	uint16_t first;   /* slot of this packet */
	uint16_t pending; /* of the packet, in its first slot */
	uint16_t next;    /* that is free, or of this packet */
};

struct in_page {
	struct uk_netdev_buf buf;
	struct netfront *device;
	void *page; /* NULL: there is none yet */
	int grant;
	struct in_page *next; /* that is free */
};

struct netfront {
	struct uk_netdev dev;
	struct uk_xenfront *front;
	bool opened, broken;
	bool listens; /* wake is to be called */
	bool wants_room;

	netif_tx_front_ring_t out;
	struct uk_xenfront_page out_page;
	struct out_slot slots[SLOTS];
	uint16_t free_slot, free_slots;

	netif_rx_front_ring_t in;
	struct uk_xenfront_page in_page;
	struct in_page pages[PAGES];
	struct in_page *free_page;
	struct in_page *posted[SLOTS]; /* by the index in the ring */
};

static inline struct netfront *netfront_of(struct uk_netdev *dev)
{
	return UK_CONTAINER_OF(dev, struct netfront, dev);
}

/* The other half made no sense: it is not listened to any more. */
void netfront_break(struct netfront *n, const char *why);

/* Notifies the other half. */
void netfront_notify(struct netfront *n);

/* Slots and pages that nobody has. Once. */
void netfront_out_init(struct netfront *n);
void netfront_in_init(struct netfront *n);

/* Begin with an empty ring, that the other half is shown. */
int netfront_out_begin(struct netfront *n) UK_MUST_CHECK;
int netfront_in_begin(struct netfront *n) UK_MUST_CHECK;
/* The other half is gone or broken: frees what it held. */
void netfront_out_end(struct netfront *n);
void netfront_in_end(struct netfront *n);

int netfront_out_send(struct uk_netdev *dev, unsigned queue,
		      struct uk_netdev_buf *packet,
		      const struct uk_netdev_todo *todo);
void netfront_out_push(struct uk_netdev *dev, unsigned queue);
/* Frees what was sent. */
void netfront_out_reap(struct netfront *n);
/* Does so; whether there is room for a packet. Asks to be notified
 * if there is none. */
bool netfront_out_has_room(struct netfront *n);

struct uk_netdev_buf *netfront_in_receive(struct uk_netdev *dev, unsigned queue,
					  struct uk_netdev_todo *todo);
/* Whether there is something to receive; asks to be notified if not. */
bool netfront_in_has_some(struct netfront *n);

#endif
