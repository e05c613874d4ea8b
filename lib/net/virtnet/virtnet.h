// SPDX-License-Identifier: BSD-3-Clause
// A network device of virtio (Virtual I/O Device 1.1, 5.1).
#ifndef VIRTNET_VIRTNET_H
#define VIRTNET_VIRTNET_H

#include "header.h"

#include <uk/lock.h>
#include <uk/virtio.h>

/* Its queues (5.1.2). */
enum { VIRTNET_RECEIVES = 0, VIRTNET_SENDS = 1 };

enum {
	VIRTNET_ETHERNET = 14, /* bytes of a frame's header */
	VIRTNET_VLAN = 4,
	VIRTNET_PARTS = 48, /* the most of a packet that is sent */
};

struct virtnet;

/* Memory for a frame, or a part of one. */
struct virtnet_buf {
	struct uk_netdev_buf buf;
	struct virtnet *net;
	struct virtnet_buf *next_spare;
	char memory[]; /* the header's place, and what comes */
};

/* A packet that is being sent. */
struct virtnet_packet {
	struct virtnet_header header;
	struct uk_netdev_buf *packet;
	struct virtnet_packet *next_spare;
};

/* Receiving. Buffers are given back in any thread. */
struct virtnet_in {
	struct uk_virtio_queue queue;
	struct uk_lock lock;
	struct virtnet_buf *spare;
	unsigned spare_count, buf_count;
	uint32_t room; /* of a buffer, header and all */
	bool listens;
	bool starves; /* wants to be called when a buffer comes back */
};

struct virtnet_out {
	struct uk_virtio_queue queue;
	struct virtnet_packet *packets, *spare;
	bool listens;
	bool full; /* since somebody was told -EAGAIN */
};

struct virtnet {
	struct uk_netdev net;
	struct uk_virtio *virtio;
	uint32_t header_bytes;
	bool merges;       /* VIRTIO_NET_F_MRG_RXBUF */
	bool header_alone; /* it needs a descriptor of its own */
	bool open;
	struct virtnet_in in;
	struct virtnet_out out;
};

static inline struct virtnet *virtnet_of(struct uk_netdev *net)
{
	return UK_CONTAINER_OF(net, struct virtnet, net);
}

/* -EIO, and the device is stopped, if it is broken or not open. */
int virtnet_check(struct virtnet *v) UK_MUST_CHECK;

/* Memory and queue; -ENOMEM, -EIO. The buffers are kept from one start to the
 * next, for somebody may have some of them for long. */
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
