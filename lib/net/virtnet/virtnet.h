// SPDX-License-Identifier: BSD-3-Clause
// A network device of virtio (Virtual I/O Device 1.1, 5.1).
#ifndef VIRTNET_VIRTNET_H
#define VIRTNET_VIRTNET_H

#include <uk/netdev.h>
#include <uk/netdev/pool.h>
#include <uk/netdev/vnet.h>
#include <uk/virtio.h>

/* Its queues (5.1.2). */
enum { VIRTNET_RECEIVES = 0, VIRTNET_SENDS = 1 };

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

struct virtnet {
	struct uk_netdev net;
	struct uk_virtio *virtio;
	uint32_t header_bytes;
	bool merges;       /* VIRTIO_NET_F_MRG_RXBUF */
	bool header_alone; /* it needs a descriptor of its own */
	bool open;
	bool listens; /* somebody wants to be called, once */
	struct virtnet_in in;
	struct virtnet_out out;
};

static inline struct virtnet *virtnet_of(struct uk_netdev *net)
{
	return UK_CONTAINER_OF(net, struct virtnet, net);
}

/* -EIO, and the device is stopped, if it is broken or not open. */
int virtnet_check(struct virtnet *v) UK_MUST_CHECK;

/* Calls who listens. In interrupts, or masked. */
void virtnet_wake(struct virtnet *v);

/* Memory and queue; -ENOMEM, -EIO. */
int virtnet_in_start(struct virtnet *v) UK_MUST_CHECK;
int virtnet_out_start(struct virtnet *v) UK_MUST_CHECK;

/* Gives the device what spare buffers there are, and tells it. */
void virtnet_in_fill(struct virtnet *v);

/* Take back what the device held, which is reset. */
void virtnet_in_stop(struct virtnet *v);
void virtnet_out_stop(struct virtnet *v);

/* Frees what was sent. */
void virtnet_out_reap(struct virtnet *v);

struct uk_netdev_buf *virtnet_receive(struct uk_netdev *net, unsigned queue,
				      struct uk_netdev_todo *todo);
int virtnet_send(struct uk_netdev *net, unsigned queue,
		 struct uk_netdev_buf *packet,
		 const struct uk_netdev_todo *todo);
void virtnet_push(struct uk_netdev *net, unsigned queue);
bool virtnet_listen(struct uk_netdev *net, unsigned queue);

#endif
