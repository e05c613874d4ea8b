// SPDX-License-Identifier: BSD-3-Clause
// Sending: a header, and the packet's parts where they are.
#include "virtnet.h"

#include <uk/alloc.h>

enum { TABLES_SHARE = 8 }; /* a table for each so many descriptors */

/* In interrupts. */
static void wake(struct uk_virtio_queue *queue)
{
	struct virtnet_pair *pair =
	    UK_CONTAINER_OF(queue, struct virtnet_pair, out.queue);

	uk_virtio_ring_quiet(&queue->ring);
	if (pair->out.full)
		virtnet_wake(pair);
}

/* Each packet takes a descriptor or two at least. */
static int make_packets(struct virtnet_out *out)
{
	unsigned count = out->queue.ring.size;

	out->packets =
	    uk_alloc(uk_alloc_default(), count * sizeof(struct virtnet_packet));
	if (!out->packets)
		return -ENOMEM;
	out->spare = NULL;
	for (unsigned i = 0; i < count; i++) {
		out->packets[i].next_spare = out->spare;
		out->spare = &out->packets[i];
	}
	return 0;
}

int virtnet_out_start(struct virtnet *v, struct virtnet_pair *pair)
{
	struct virtnet_out *out = &pair->out;

	out->full = false;
	out->queue.wake = wake;
	int error = uk_virtio_queue_start(
	    v->virtio, &out->queue, virtnet_queue_number(pair, VIRTNET_SENDS),
	    CONFIG_VIRTNET_RING, CONFIG_VIRTNET_RING / TABLES_SHARE,
	    VIRTNET_PARTS + 1);

	if (error)
		return error;
	uk_virtio_ring_quiet(&out->queue.ring);
	return make_packets(out);
}

static void finish(struct virtnet_out *out, struct virtnet_packet *p)
{
	uk_netdev_free(p->packet);
	p->next_spare = out->spare;
	out->spare = p;
}

void virtnet_out_stop(struct virtnet_pair *pair)
{
	struct virtnet_out *out = &pair->out;
	struct virtnet_packet *p;

	while ((p = uk_virtio_ring_take_back(&out->queue.ring)))
		finish(out, p);
	uk_virtio_queue_end(&out->queue);
	uk_free(uk_alloc_default(), out->packets);
	out->packets = out->spare = NULL;
}

void virtnet_out_reap(struct virtnet_pair *pair)
{
	struct virtnet_out *out = &pair->out;
	struct virtnet_packet *p;
	uint32_t bytes;

	while ((p = uk_virtio_ring_take(&out->queue.ring, &bytes)))
		finish(out, p);
}

/* The parts as the ring wants them; how many, or -EINVAL. */
static int list_parts(const struct virtnet *v, struct uk_netdev_buf *packet,
		      const struct uk_netdev_todo *todo,
		      struct uk_virtio_part *parts, uint32_t *bytes)
{
	uint32_t frame = VIRTNET_ETHERNET + VIRTNET_VLAN + (uint32_t)v->net.mtu;
	uint32_t most = todo->cut ? UK_NETDEV_LARGEST : frame;
	int count = 0;

	*bytes = 0;
	for (struct uk_netdev_buf *b = packet; b; b = b->next) {
		if (count == v->net.parts || b->bytes > most - *bytes)
			return -EINVAL;
		if (b->bytes == 0)
			continue;
		parts[count++] = (struct uk_virtio_part){b->data, b->bytes};
		*bytes += b->bytes;
	}
	return *bytes >= VIRTNET_ETHERNET ? count : -EINVAL;
}

static int add(struct virtnet_pair *pair, struct virtnet_packet *p,
	       const struct uk_virtio_part *parts, unsigned count)
{
	struct uk_virtio_ring *ring = &pair->out.queue.ring;
	int error = uk_virtio_ring_add(ring, parts, count, 0, p);

	if (error != -EAGAIN)
		return error;
	virtnet_out_reap(pair);
	return uk_virtio_ring_add(ring, parts, count, 0, p);
}

int virtnet_send(struct uk_netdev *net, unsigned queue,
		 struct uk_netdev_buf *packet,
		 const struct uk_netdev_todo *todo)
{
	struct virtnet *v = virtnet_of(net);
	struct virtnet_pair *pair = virtnet_pair(v, queue);
	struct virtnet_out *out = &pair->out;
	struct uk_virtio_part parts[VIRTNET_PARTS + 1];
	uint32_t bytes;
	int count = list_parts(v, packet, todo, parts + 1, &bytes);

	if (count < 0 || virtnet_check(v, pair))
		return count < 0 ? count : -EIO;
	if (!out->spare)
		virtnet_out_reap(pair);
	struct virtnet_packet *p = out->spare;
	int error = -EAGAIN;

	if (p) {
		uk_netdev_vnet_write(&p->header.vnet, todo);
		p->header.bufs = 0;
		parts[0] = (struct uk_virtio_part){&p->header, v->header_bytes};
		error = add(pair, p, parts, (unsigned)count + 1);
	}
	if (error) {
		out->full = error == -EAGAIN;
		return error;
	}
	out->spare = p->next_spare;
	p->packet = packet;
	if (VIRTNET_PAIRS > 1)
		v->counts[pair->number].sent++;
	net->stats.sent++;
	net->stats.sent_bytes += bytes;
	return 0;
}

void virtnet_push(struct uk_netdev *net, unsigned queue)
{
	struct virtnet *v = virtnet_of(net);
	struct virtnet_pair *pair = virtnet_pair(v, queue);

	if (virtnet_check(v, pair))
		return;
	virtnet_out_reap(pair);
	uk_virtio_queue_push(&pair->out.queue);
}
