// SPDX-License-Identifier: BSD-3-Clause
// A network device of virtio (Virtual I/O Device 1.1, 5.1).
#ifndef VIRTNET_VIRTNET_H
#define VIRTNET_VIRTNET_H

#include <uk/assert.h>
#include <uk/netdev.h>
#include <uk/netdev/pool.h>
#include <uk/netdev/vnet.h>
#include <uk/virtio.h>

/* The queues of its first pair (5.1.2). */
enum { VIRTNET_RECEIVES = 0, VIRTNET_SENDS = 1 };

/* How many pairs are used at most. With one no code asks which. */
#define VIRTNET_PAIRS CONFIG_NETDEV_QUEUES
/* Of one the device's own figures are enough. */
#define VIRTNET_COUNTED (VIRTNET_PAIRS > 1 ? VIRTNET_PAIRS : 0)

enum {
	VIRTNET_ETHERNET = 14, /* bytes of a frame's header */
	VIRTNET_VLAN = 4,
	VIRTNET_PARTS = 48, /* the most of a packet that is sent */
};

/* What stands before each packet (5.1.6). */
struct virtnet_header {
	struct uk_netdev_vnet vnet;
	/* Of a packet that came, where buffers are merged; there always since
	 * version 1. */
	uint16_t bufs;
};

/* A packet that is being sent. */
struct virtnet_packet {
	struct virtnet_header header;
	struct uk_netdev_buf *packet;
	struct virtnet_packet *next_spare;
};

struct virtnet_in {
	struct uk_virtio_queue queue;
	struct uk_netdev_pool pool;
	uint32_t pad; /* before the header */
};

struct virtnet_out {
	struct uk_virtio_queue queue;
	struct virtnet_packet *packets, *spare;
	bool full; /* somebody was told -EAGAIN */
};

struct virtnet_pair {
	struct virtnet_in in;
	struct virtnet_out out;
	bool listens; /* somebody wants to be called, once */
	uint8_t number;
};

struct virtnet_control;

struct virtnet {
	struct uk_netdev net;
	struct uk_virtio *virtio;
	uint32_t header_bytes;
	bool merges;       /* VIRTIO_NET_F_MRG_RXBUF */
	bool header_alone; /* it needs a descriptor of its own */
	bool open;
	uint8_t used;                    /* pairs that are open */
	struct virtnet_control *control; /* of several pairs */
	struct uk_netdev_queue_stats counts[VIRTNET_COUNTED];
	struct virtnet_pair pairs[VIRTNET_PAIRS];
};

static inline struct virtnet *virtnet_of(struct uk_netdev *net)
{
	return UK_CONTAINER_OF(net, struct virtnet, net);
}

static inline unsigned virtnet_used(const struct virtnet *v)
{
	return VIRTNET_PAIRS > 1 ? v->used : 1;
}

static inline struct virtnet_pair *virtnet_pair(struct virtnet *v,
						unsigned queue)
{
	uk_assert(queue < (v->open ? virtnet_used(v) : VIRTNET_PAIRS));
	return &v->pairs[VIRTNET_PAIRS > 1 ? queue : 0];
}

static inline struct virtnet *virtnet_of_pair(struct virtnet_pair *pair)
{
	const unsigned number = VIRTNET_PAIRS > 1 ? pair->number : 0;

	return UK_CONTAINER_OF(pair - number, struct virtnet, pairs[0]);
}

/* One of its queues, as the device counts them (5.1.2). */
static inline unsigned virtnet_queue_number(const struct virtnet_pair *pair,
					    unsigned which)
{
	return VIRTNET_PAIRS > 1 ? 2U * pair->number + which : which;
}

/* -EIO, and the device is stopped, if it, or the pair, is broken or not open.
 */
int virtnet_check(struct virtnet *v, const struct virtnet_pair *pair)
    UK_MUST_CHECK;

/* Calls who listens. In interrupts, or masked. */
void virtnet_wake(struct virtnet_pair *pair);

/* Memory and queue; -ENOMEM, -EIO. */
int virtnet_in_start(struct virtnet *v, struct virtnet_pair *pair)
    UK_MUST_CHECK;
int virtnet_out_start(struct virtnet *v, struct virtnet_pair *pair)
    UK_MUST_CHECK;

/* Gives the device what spare buffers there are, and tells it. */
void virtnet_in_fill(struct virtnet *v, struct virtnet_pair *pair);

/* Take back what the device held, which is reset. */
void virtnet_in_stop(struct virtnet_pair *pair);
void virtnet_out_stop(struct virtnet_pair *pair);

/* Frees what was sent. */
void virtnet_out_reap(struct virtnet_pair *pair);

/* control.c, where there may be several pairs. What the device offers, before
 * it is added: how many of them, 1 if it has no control queue or lies; the
 * features that several take. */
void virtnet_control_describe(struct virtnet *v);
extern const uint64_t virtnet_control_features;
/* The queue, before the device is let go. */
int virtnet_control_start(struct virtnet *v) UK_MUST_CHECK;
/* Has the device use all pairs that are open, afterwards; it has a second to
 * answer. -ENOTSUP: it does not want to; -EIO: it lies, or says nothing. */
int virtnet_control_use_pairs(struct virtnet *v) UK_MUST_CHECK;
/* Once it is reset. */
void virtnet_control_stop(struct virtnet *v);

struct uk_netdev_buf *virtnet_receive(struct uk_netdev *net, unsigned queue,
				      struct uk_netdev_todo *todo);
int virtnet_send(struct uk_netdev *net, unsigned queue,
		 struct uk_netdev_buf *packet,
		 const struct uk_netdev_todo *todo);
void virtnet_push(struct uk_netdev *net, unsigned queue);
bool virtnet_listen(struct uk_netdev *net, unsigned queue);

#endif
