// SPDX-License-Identifier: BSD-3-Clause
// Several pairs of queues, and the control queue that a device is told by how
// many of them are used (Virtual I/O Device 1.1, 5.1.6.5).
#include "virtnet.h"

#include <uk/alloc.h>
#include <uk/plat.h>
#include <uk/print.h>

/* Features (5.1.3), a field of the configuration (5.1.4), and what its value
 * may be (5.1.4.1). */
enum { CTRL_VQ = 17, MQ = 22, CONFIG_PAIRS = 8, MOST_PAIRS = 0x8000 };

/* The order, and its answers (5.1.6.5.5, 5.1.6.5). */
enum { ORDER_MQ = 4, MQ_PAIRS_SET = 0 };
enum { ANSWER_OK = 0, ANSWER_ERROR = 1, ANSWER_NONE = 0xff };

/* A ring for one order at a time. */
enum { RING = 4 };

struct virtnet_control {
	struct uk_virtio_queue queue;
	unsigned number; /* behind all pairs that the device has */
	/* What the device reads, and what it writes. */
	uint8_t order[2];
	uint16_t pairs;
	uint8_t answer;
};

const uint64_t virtnet_control_features =
    UK_VIRTIO_FEATURE(CTRL_VQ) | UK_VIRTIO_FEATURE(MQ);

void virtnet_control_describe(struct virtnet *v)
{
	const uint64_t features = virtnet_control_features;
	unsigned most;

	if ((v->virtio->offered & features) != features)
		return;
	most = (unsigned)uk_virtio_config(v->virtio, CONFIG_PAIRS, 2);
	if (most == 0 || most > MOST_PAIRS) {
		uk_print_warn("a device says that it has %u pairs of queues: "
			      "one is used",
			      most);
		return;
	}
	if (most > 1)
		v->control = uk_alloc(uk_alloc_default(), sizeof(*v->control));
	if (!v->control)
		return;
	*v->control = (struct virtnet_control){.number = 2 * most};
	v->net.queues = (uint16_t)UK_MIN(most, (unsigned)VIRTNET_PAIRS);
	v->net.queue_stats = v->counts;
	for (unsigned i = 0; i < VIRTNET_PAIRS; i++)
		v->pairs[i].number = v->pairs[i].in.queue.line =
		    v->pairs[i].out.queue.line = (uint8_t)i;
}

/* In interrupts, which others want: nobody waits for them here. */
static void wake(struct uk_virtio_queue *queue)
{
	uk_virtio_ring_quiet(&queue->ring);
}

int virtnet_control_start(struct virtnet *v)
{
	struct virtnet_control *c = v->control;
	int error;

	c->queue.wake = wake;
	error =
	    uk_virtio_queue_start(v->virtio, &c->queue, c->number, RING, 0, 0);
	if (!error)
		uk_virtio_ring_quiet(&c->queue.ring);
	return error;
}

/* Nothing but the device's reset takes an order back. */
static int wait(struct virtnet *v)
{
	const uint64_t patience_ns = 1000000000;
	const uint64_t end = uk_plat_time_ns() + patience_ns;
	struct uk_virtio_ring *ring = &v->control->queue.ring;
	uint32_t bytes;

	while (!uk_virtio_ring_take(ring, &bytes)) {
		if (uk_plat_time_ns() > end)
			uk_virtio_break(v->virtio, "obeys no orders");
		if (uk_virtio_is_broken(v->virtio))
			return -EIO;
	}
	return 0;
}

int virtnet_control_use_pairs(struct virtnet *v)
{
	struct virtnet_control *c = v->control;
	const struct uk_virtio_part parts[] = {
	    {c->order, sizeof(c->order)},
	    {&c->pairs, sizeof(c->pairs)},
	    {&c->answer, sizeof(c->answer)},
	};
	uint8_t answer;
	int error;

	c->order[0] = ORDER_MQ;
	c->order[1] = MQ_PAIRS_SET;
	c->pairs = v->used;
	c->answer = ANSWER_NONE;
	error = uk_virtio_ring_add(&c->queue.ring, parts, 2, 1, c);
	if (error)
		return error;
	uk_virtio_queue_push(&c->queue);
	error = wait(v);
	if (error)
		return error;
	/* What the device may go on to write is read once. */
	answer = *(volatile uint8_t *)&c->answer;
	if (answer == ANSWER_OK)
		return 0;
	if (answer == ANSWER_ERROR)
		return -ENOTSUP;
	uk_virtio_break(v->virtio, "answers an order with nonsense");
	return -EIO;
}

void virtnet_control_stop(struct virtnet *v)
{
	struct virtnet_control *c = v->control;

	while (uk_virtio_ring_take_back(&c->queue.ring))
		continue;
	uk_virtio_queue_end(&c->queue);
}
