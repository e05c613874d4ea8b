// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as what a virtio device does.
#include "virtdev.h"

#include "irq.h"
#include "packed.h"

#include <uk/io.h>
#include <uk/memory.h>

static unsigned status_now;
static uint64_t features_now;
static uint8_t mode; /* the first byte of the input */

enum { LEGACY = 1, NO_RESET = 2, NO_FEATURES = 4, BAD_STATUS = 8 };
/* Those that the input says to act on; one behind them acts when its bell is
 * rung. */
enum { QUEUES = 4, BEHIND = QUEUES, MOST = 6, ANY };

static struct uk_virtio_queue *queues[MOST];
static uint16_t seen[MOST];
/* Of packed rings: what comes next, and whose turn it is then. */
static struct turn {
	uint16_t avail, used;
	bool avail_wrap, used_wrap;
} turns[MOST];

struct uk_virtio virtdev;

/* Whose queues behind are like the others, and whose driver has a lock: its
 * interrupts come only where they are let in. */
static bool is_console(void)
{
	return virtdev.kind == UK_VIRTIO_CONSOLE;
}

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

static unsigned status(struct uk_virtio *dev)
{
	(void)dev;
	if (mode & BAD_STATUS && input_byte() == 1)
		return input_byte();
	return status_now;
}

static bool set_status(struct uk_virtio *dev, unsigned value)
{
	(void)dev;
	if (value == 0)
		memset(queues, 0, sizeof(queues));
	status_now = value;
	if (mode & NO_FEATURES)
		status_now &= ~8U;
	return value != 0 || !(mode & NO_RESET);
}

static uint64_t features(struct uk_virtio *dev)
{
	(void)dev;
	return features_now;
}

static void set_features(struct uk_virtio *dev, uint64_t value)
{
	HOLDS(!(value & ~features_now));
	HOLDS(!dev->legacy || value <= UINT32_MAX);
}

static unsigned generation(struct uk_virtio *dev)
{
	(void)dev;
	return input_byte();
}

static uint32_t config(struct uk_virtio *dev, unsigned offset, unsigned width)
{
	(void)dev;
	(void)offset;
	return input_word() >> (32 - 8 * width);
}

static void set_config(struct uk_virtio *dev, unsigned offset, unsigned width,
		       uint32_t value)
{
	(void)dev;
	(void)offset;
	HOLDS(width == 4 || value < 1U << 8 * width);
}

static unsigned queue_most(struct uk_virtio *dev, unsigned number, bool *fixed)
{
	(void)dev;
	(void)number;
	uint8_t size = input_byte();

	*fixed = size & 1;
	return size & 2 ? input_word() : 1U << (size >> 2 & 7);
}

static int queue_start(struct uk_virtio *dev, struct uk_virtio_queue *queue)
{
	(void)dev;
	if (queue->number > (is_console() ? MOST - 1 : BEHIND) ||
	    input_byte() == 0xff)
		return -EIO;
	queues[queue->number] = queue;
	seen[queue->number] = 0;
	turns[queue->number] = (struct turn){0, 0, true, true};
	return 0;
}

static void act(unsigned number);

/* The last part of an order, of which each queue behind has one alone. */
static void answer(const struct uk_virtio_ring *ring)
{
	const struct virtio_packed_desc *p = (void *)ring->descs;
	const struct uk_virtio_desc *d = ring->descs;

	if (!ring->packed)
		d += ring->avail->heads[0];
	while (ring->packed && p->flags & DESC_NEXT)
		p++;
	while (!ring->packed && d->flags & DESC_NEXT)
		d = &ring->descs[d->next];
	HOLDS((ring->packed ? p->flags : d->flags) & DESC_WRITE);
	*(uint8_t *)(uintptr_t)(ring->packed ? p->address : d->address) =
	    input_byte();
}

static void notify(struct uk_virtio_queue *queue)
{
	bool is_behind = queue->number == BEHIND && !is_console();

	HOLDS(queues[queue->number] == queue);
	if (is_behind)
		answer(&queue->ring);
	act(is_behind ? BEHIND : ANY);
}

static const struct uk_virtio_ops ops = {
    .status = status,
    .set_status = set_status,
    .features = features,
    .set_features = set_features,
    .generation = generation,
    .config = config,
    .set_config = set_config,
    .queue_most = queue_most,
    .queue_start = queue_start,
    .notify = notify,
};

void virtdev_begin(unsigned kind, const uint8_t *bytes, size_t count)
{
	input_begin(bytes, count);
	mode = input_byte();
	features_now = (uint64_t)input_word() << 32 | input_word();
	status_now = 0;
	memset(queues, 0, sizeof(queues));
	virtdev = (struct uk_virtio){
	    .ops = &ops,
	    .kind = kind,
	    .legacy = mode & LEGACY,
	};
	(void)uk_virtio_add(&virtdev);
}

/* Writes into the first part that it may, as a header of a packet begins. */
static void write_into(const struct uk_virtio_ring *ring, uint16_t head)
{
	const struct uk_virtio_desc *d = &ring->descs[head];
	char *to = (char *)(uintptr_t)d->address;
	unsigned count = input_byte() & 15;

	if (!(d->flags & DESC_WRITE) || (d->flags & DESC_INDIRECT))
		return;
	for (unsigned i = 0; i < count && i < d->bytes; i++)
		to[i] = (char)input_byte();
}

static void use(struct uk_virtio_ring *ring, uint32_t head, uint32_t bytes)
{
	struct uk_virtio_used *used = ring->used;

	used->entries[used->index & (ring->size - 1)] =
	    (struct virtio_used_entry){head, bytes};
	used->index++;
}

/* As it should, but for the length perhaps. */
static void use_next(struct uk_virtio_ring *ring, uint16_t *next)
{
	if (*next == ring->avail->index)
		return;
	uint16_t head = ring->avail->heads[(*next)++ & (ring->size - 1)];
	uint32_t bytes = input_byte();

	HOLDS(head < ring->size);
	write_into(ring, head);
	use(ring, head, bytes == 0xff ? input_word() : bytes * 8);
}

static void step(const struct uk_virtio_ring *ring, uint16_t *at, bool *wrap,
		 unsigned count)
{
	*at = (uint16_t)(*at + count);
	if (*at < ring->size)
		return;
	*at = (uint16_t)(*at % ring->size);
	*wrap = !*wrap;
}

static void use_packed(struct uk_virtio_ring *ring, struct turn *turn,
		       uint16_t id, uint32_t bytes, unsigned count)
{
	struct virtio_packed_desc *d =
	    (struct virtio_packed_desc *)ring->descs + turn->used;

	d->id = id;
	d->bytes = bytes;
	d->flags = turn->used_wrap ? 1 << 7 | 1 << 15 : 0;
	step(ring, &turn->used, &turn->used_wrap, count);
}

/* As it should, but for the length perhaps. */
static void use_next_packed(struct uk_virtio_ring *ring, struct turn *turn)
{
	struct virtio_packed_desc *descs = (void *)ring->descs;
	struct virtio_packed_desc head = descs[turn->avail];
	unsigned count = 1;
	uint32_t bytes = input_byte();
	/* Not what the device has made up. */
	unsigned written = DESC_WRITE | (turn->avail_wrap ? 1 << 7 : 1 << 15);

	if (!(head.flags & 1 << 7) != !turn->avail_wrap ||
	    !(head.flags & 1 << 15) == !turn->avail_wrap)
		return;
	for (unsigned i = turn->avail;
	     descs[i].flags & DESC_NEXT && count < ring->size;
	     i = (i + 1) % ring->size)
		count++;
	step(ring, &turn->avail, &turn->avail_wrap, count);
	if (head.flags == written && !(head.flags & DESC_INDIRECT))
		*(char *)(uintptr_t)head.address = (char)input_byte();
	use_packed(ring, turn, head.id,
		   bytes == 0xff ? input_word() : bytes * 8, count);
}

static void act_packed(struct uk_virtio_ring *ring, struct turn *turn,
		       unsigned what)
{
	struct virtio_packed_events *events = (void *)ring->used;
	struct virtio_packed_desc *descs = (void *)ring->descs;

	switch (what) {
	case 0:
		descs[input_byte() & (ring->size - 1)].flags =
		    (uint16_t)input_word();
		break;
	case 1:
		use_packed(ring, turn, (uint16_t)input_word(), input_word(), 1);
		break;
	case 2:
		use_packed(ring, turn, input_byte(), input_byte(),
			   input_byte() & 3);
		break;
	case 3:
		events->flags = input_byte() & 3;
		break;
	case 4:
		events->at = (uint16_t)input_word();
		break;
	case 5:
		turn->avail = turn->used = 0;
		memset(descs, 0xff, ring->size * sizeof(*descs));
		break;
	default:
		/* Nothing is a chain for ever that was written by itself. */
		if (!ring->broken && turn->avail < ring->size)
			use_next_packed(ring, turn);
		break;
	}
}

static void act_split(struct uk_virtio_ring *ring, uint16_t *next,
		      unsigned what)
{
	switch (what) {
	case 0:
		ring->used->index = (uint16_t)input_word();
		break;
	case 1:
		use(ring, input_word(), input_word());
		break;
	case 2:
		use(ring, input_byte(), input_byte());
		break;
	case 3:
		ring->used->flags = input_byte();
		break;
	case 4:
		*(uint16_t *)(void *)&ring->used->entries[ring->size] =
		    (uint16_t)input_word();
		break;
	case 5:
		memset(ring->descs, 0xff, ring->size * sizeof(*ring->descs));
		break;
	default:
		use_next(ring, next);
		break;
	}
}

static void interrupt(bool queue, bool configuration)
{
	if (!is_console() || irq_masked == 0)
		uk_virtio_interrupt(&virtdev, queue, configuration);
}

/* On one queue; ANY: on that which the input says. */
static void act(unsigned number)
{
	uint8_t what = input_byte();

	number = number == ANY ? what >> 6 : number;
	struct uk_virtio_queue *q = queues[number];

	if (!input_left())
		return;
	if ((what & 15) == 15) {
		status_now = input_byte();
		interrupt(what & 16, true);
	}
	if (!q)
		return;
	if (q->ring.packed)
		act_packed(&q->ring, &turns[number], what & 15);
	else
		act_split(&q->ring, &seen[number], what & 15);
	if (what & 16)
		interrupt(true, false);
}

void virtdev_act(void)
{
	act(ANY);
}
