// SPDX-License-Identifier: BSD-3-Clause
// Receiving: each buffer is lent to the stack as it is, and comes back.
#include "virtnet.h"

#include <uk/memory.h>

/* In interrupts. */
static void wake(struct uk_virtio_queue *queue)
{
	struct virtnet_pair *pair =
	    UK_CONTAINER_OF(queue, struct virtnet_pair, in.queue);

	virtnet_of_pair(pair)->net.stats.interrupts++;
	uk_virtio_ring_quiet(&queue->ring);
	virtnet_wake(pair);
}

/* Whoever waits for packets while the device has no room for them has to see to
 * it that it gets some. */
static void feed(struct uk_netdev_pool *pool)
{
	virtnet_wake(UK_CONTAINER_OF(pool, struct virtnet_pair, in.pool));
}

static int give(const struct virtnet *v, struct virtnet_in *in,
		struct uk_netdev_buf *buf)
{
	uint32_t header = v->header_bytes;
	char *start = (char *)buf->data + in->pad;
	uint32_t room = buf->bytes - in->pad;
	const struct uk_virtio_part parts[] = {{start, header},
					       {start + header, room - header}};
	const struct uk_virtio_part whole = {start, room};

	return v->header_alone
		   ? uk_virtio_ring_add(&in->queue.ring, parts, 0, 2, buf)
		   : uk_virtio_ring_add(&in->queue.ring, &whole, 0, 1, buf);
}

void virtnet_in_fill(struct virtnet *v, struct virtnet_pair *pair)
{
	struct virtnet_in *in = &pair->in;
	struct uk_netdev_buf *buf;

	while (in->queue.ring.free_count > v->header_alone &&
	       (buf = uk_netdev_pool_take(&in->pool))) {
		if (give(v, in, buf) == 0)
			continue;
		uk_netdev_free(buf);
		break;
	}
	uk_virtio_queue_push(&in->queue);
}

/* With few buffers it is slower, without any of no use. An IP header behind
 * Ethernet's is aligned. */
int virtnet_in_start(struct virtnet *v, struct virtnet_pair *pair)
{
	enum { FEW = 8, WORD = 4 };
	struct virtnet_in *in = &pair->in;

	in->pad = (WORD - (v->header_bytes + VIRTNET_ETHERNET) % WORD) % WORD;
	in->pool.most = CONFIG_VIRTNET_BUFFERS;
	in->pool.again = feed;
	in->queue.wake = wake;
	int error =
	    uk_netdev_pool_fill(&in->pool, UK_MIN(FEW, CONFIG_VIRTNET_BUFFERS));

	if (!error)
		error = uk_virtio_queue_start(
		    v->virtio, &in->queue,
		    virtnet_queue_number(pair, VIRTNET_RECEIVES),
		    CONFIG_VIRTNET_RING, 0, 0);
	if (!error)
		uk_virtio_ring_quiet(&in->queue.ring);
	return error;
}

void virtnet_in_stop(struct virtnet_pair *pair)
{
	struct uk_netdev_buf *buf;

	while ((buf = uk_virtio_ring_take_back(&pair->in.queue.ring))) {
		buf->next = NULL;
		uk_netdev_free(buf);
	}
	uk_virtio_queue_end(&pair->in.queue);
}

/* The part of a packet that stands in the next buffer, behind `skip` bytes;
 * NULL: there is none. */
static struct uk_netdev_buf *take(struct virtnet *v, struct virtnet_in *in,
				  uint32_t skip)
{
	uint32_t bytes;
	struct uk_netdev_buf *buf =
	    uk_virtio_ring_take(&in->queue.ring, &bytes);

	if (!buf)
		return NULL;
	buf->next = NULL;
	if (bytes <= skip) {
		uk_virtio_break(v->virtio, "receives less than a header");
		uk_netdev_free(buf);
		return NULL;
	}
	buf->data = (char *)buf->data + in->pad + skip;
	buf->bytes = bytes - skip;
	return buf;
}

/* Adds the other buffers of a packet; they are there, or the device lied
 * (5.1.6.4). Returns the packet's length; 0 if it is not whole. */
static uint32_t take_rest(struct virtnet *v, struct virtnet_in *in,
			  struct uk_netdev_buf *first, unsigned bufs)
{
	struct uk_netdev_buf *last = first;
	uint32_t bytes = last->bytes;

	for (unsigned i = 1; i < bufs; i++) {
		last->next = take(v, in, 0);
		last = last->next;
		if (!last)
			return 0;
		bytes += last->bytes;
	}
	return bytes;
}

/* What the device may go on to write is read once. */
static struct uk_netdev_buf *finish(struct virtnet *v,
				    struct virtnet_pair *pair,
				    struct uk_netdev_buf *first,
				    struct uk_netdev_todo *todo)
{
	struct virtnet_header header;

	memcpy(&header, (char *)first->data - v->header_bytes, v->header_bytes);
	unsigned bufs = v->merges ? header.bufs : 1;
	uint32_t bytes = bufs ? take_rest(v, &pair->in, first, bufs) : 0;

	if (bytes == 0) {
		uk_virtio_break(v->virtio, "receives a part of a packet");
		uk_netdev_free(first);
		return NULL;
	}
	if (bytes < VIRTNET_ETHERNET || bytes > UK_NETDEV_LARGEST ||
	    !uk_netdev_vnet_read(&header.vnet, bytes, todo)) {
		v->net.stats.bad++;
		uk_netdev_free(first);
		return NULL;
	}
	v->net.stats.received++;
	v->net.stats.received_bytes += bytes;
	if (VIRTNET_PAIRS > 1)
		v->counts[pair->number].received++;
	return first;
}

struct uk_netdev_buf *virtnet_receive(struct uk_netdev *net, unsigned queue,
				      struct uk_netdev_todo *todo)
{
	struct virtnet *v = virtnet_of(net);
	struct virtnet_pair *pair = virtnet_pair(v, queue);
	struct uk_virtio_ring *ring = &pair->in.queue.ring;
	struct uk_netdev_buf *packet = NULL, *first;

	if (virtnet_check(v, pair))
		return NULL;
	while (!packet && (first = take(v, &pair->in, v->header_bytes)))
		packet = finish(v, pair, first, todo);
	if (!packet || ring->free_count >= ring->size / 4)
		virtnet_in_fill(v, pair);
	/* What was sent, and is to be sent again, is not the device's. */
	virtnet_out_reap(pair);
	return packet;
}
