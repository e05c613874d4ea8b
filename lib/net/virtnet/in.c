// SPDX-License-Identifier: BSD-3-Clause
// Receiving: each buffer is lent to the stack as it is, and comes back.
#include "virtnet.h"

#include <uk/alloc.h>
#include <uk/assert.h>

static struct virtnet *of_queue(struct uk_virtio_queue *queue)
{
	return UK_CONTAINER_OF(queue, struct virtnet, in.queue);
}

/* In interrupts. */
static void wake(struct uk_virtio_queue *queue)
{
	struct virtnet *v = of_queue(queue);

	v->net.stats.interrupts++;
	if (!v->in.listens)
		return;
	v->in.listens = false;
	uk_virtio_ring_quiet(&queue->ring);
	v->net.wake(&v->net, 0);
}

/* Whoever waits for packets while the device has no buffer for them has to see
 * to it that it gets this one. */
static void give_back(struct uk_netdev_buf *part)
{
	struct virtnet_buf *buf =
	    UK_CONTAINER_OF(part, struct virtnet_buf, buf);
	struct virtnet *v = buf->net;
	unsigned long flags = uk_lock_acquire(&v->in.lock);

	buf->next_spare = v->in.spare;
	v->in.spare = buf;
	v->in.spare_count++;
	bool starved = v->in.starves && v->in.listens;

	if (starved)
		v->in.starves = v->in.listens = false;
	uk_lock_release(&v->in.lock, flags);
	if (starved)
		v->net.wake(&v->net, 0);
}

static struct virtnet_buf *take_spare(struct virtnet_in *in)
{
	unsigned long flags = uk_lock_acquire(&in->lock);
	struct virtnet_buf *buf = in->spare;

	if (buf) {
		in->spare = buf->next_spare;
		in->spare_count--;
	}
	uk_lock_release(&in->lock, flags);
	return buf;
}

static int give(struct virtnet *v, struct virtnet_buf *buf)
{
	uint32_t header = v->header_bytes;
	const struct uk_virtio_part parts[] = {
	    {buf->memory, header},
	    {buf->memory + header, v->in.room - header},
	};
	const struct uk_virtio_part whole = {buf->memory, v->in.room};

	return v->header_alone
		   ? uk_virtio_ring_add(&v->in.queue.ring, parts, 0, 2, buf)
		   : uk_virtio_ring_add(&v->in.queue.ring, &whole, 0, 1, buf);
}

void virtnet_in_fill(struct virtnet *v)
{
	struct virtnet_in *in = &v->in;
	struct virtnet_buf *buf;

	while (in->queue.ring.free_count > v->header_alone &&
	       (buf = take_spare(in))) {
		if (give(v, buf) == 0)
			continue;
		give_back(&buf->buf);
		break;
	}
	in->starves = in->queue.ring.held == 0;
	uk_virtio_queue_push(&in->queue);
}

/* As many as the queue takes; with fewer it is slower, without any of no use.
 */
static int make_bufs(struct virtnet *v)
{
	struct virtnet_in *in = &v->in;
	uint32_t room = (uint32_t)sizeof(struct virtnet_header) +
			VIRTNET_ETHERNET + VIRTNET_VLAN + v->net.mtu;

	in->room = UK_ALIGN_UP(room, 16);
	while (in->buf_count < CONFIG_VIRTNET_BUFFERS) {
		struct virtnet_buf *buf =
		    uk_alloc(uk_alloc_default(), sizeof(*buf) + in->room);

		if (!buf)
			break;
		buf->net = v;
		buf->buf.free = give_back;
		in->buf_count++;
		give_back(&buf->buf);
	}
	return in->buf_count > 0 ? 0 : -ENOMEM;
}

int virtnet_in_start(struct virtnet *v)
{
	int error = make_bufs(v);

	v->in.listens = false;
	v->in.queue.wake = wake;
	if (!error)
		error = uk_virtio_queue_start(v->virtio, &v->in.queue,
					      VIRTNET_RECEIVES,
					      CONFIG_VIRTNET_RING, 0, 0);
	if (!error)
		uk_virtio_ring_quiet(&v->in.queue.ring);
	return error;
}

void virtnet_in_stop(struct virtnet *v)
{
	struct virtnet_buf *buf;

	v->in.listens = false;
	while ((buf = uk_virtio_ring_take_back(&v->in.queue.ring)))
		give_back(&buf->buf);
	uk_virtio_queue_end(&v->in.queue);
}

/* The part of a packet that stands in the next buffer, behind `skip` bytes;
 * NULL: there is none. */
static struct virtnet_buf *take(struct virtnet *v, uint32_t skip)
{
	uint32_t bytes;
	struct virtnet_buf *buf =
	    uk_virtio_ring_take(&v->in.queue.ring, &bytes);

	if (!buf)
		return NULL;
	if (bytes <= skip) {
		uk_virtio_break(v->virtio, "receives less than a header");
		give_back(&buf->buf);
		return NULL;
	}
	buf->buf.next = NULL;
	buf->buf.data = buf->memory + skip;
	buf->buf.bytes = bytes - skip;
	return buf;
}

/* Adds the other buffers of a packet; they are there, or the device lied
 * (5.1.6.4). Returns the packet's length; 0 if it is not whole. */
static uint32_t take_rest(struct virtnet *v, struct virtnet_buf *first,
			  unsigned bufs)
{
	struct uk_netdev_buf *last = &first->buf;
	uint32_t bytes = last->bytes;

	for (unsigned i = 1; i < bufs; i++) {
		struct virtnet_buf *more = take(v, 0);

		if (!more)
			return 0;
		last->next = &more->buf;
		last = last->next;
		bytes += last->bytes;
	}
	return bytes;
}

static struct uk_netdev_buf *finish(struct virtnet *v,
				    struct virtnet_buf *first,
				    struct uk_netdev_todo *todo)
{
	/* What the device may go on to write is read once. */
	struct virtnet_header header;

	__builtin_memcpy(&header, first->memory, sizeof(header));
	unsigned bufs = v->merges ? header.bufs : 1;
	uint32_t bytes = take_rest(v, first, bufs);

	if (bufs == 0 || bytes == 0) {
		uk_virtio_break(v->virtio, "receives a part of a packet");
		uk_netdev_free(&first->buf);
		return NULL;
	}
	if (bytes < VIRTNET_ETHERNET ||
	    !virtnet_header_read(&header, bytes, todo)) {
		v->net.stats.bad++;
		uk_netdev_free(&first->buf);
		return NULL;
	}
	v->net.stats.received++;
	v->net.stats.received_bytes += bytes;
	return &first->buf;
}

struct uk_netdev_buf *virtnet_receive(struct uk_netdev *net, unsigned queue,
				      struct uk_netdev_todo *todo)
{
	struct virtnet *v = virtnet_of(net);
	struct uk_virtio_ring *ring = &v->in.queue.ring;
	struct uk_netdev_buf *packet = NULL;
	struct virtnet_buf *first;

	uk_assert(queue == 0);
	if (virtnet_check(v))
		return NULL;
	while (!packet && (first = take(v, v->header_bytes)))
		packet = finish(v, first, todo);
	if (!packet || ring->free_count >= ring->size / 4)
		virtnet_in_fill(v);
	if (!packet)
		virtnet_out_reap(v);
	return packet;
}
