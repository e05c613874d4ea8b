// SPDX-License-Identifier: BSD-3-Clause
// The played device: it has the other side of split rings (Virtual I/O Device
// 1.1, 2.6).
#include "played.h"

#include <uk/alloc/trial.h>
#include <uk/io.h>
#include <uk/memory.h>
#include <uk/pages.h>

struct desc {
	uint64_t address;
	uint32_t bytes;
	uint16_t flags, next;
};

struct avail {
	uint16_t flags, index, heads[];
};

struct used {
	uint16_t flags, index;
	struct {
		uint32_t head, bytes;
	} entries[];
};

enum { NEXT = 1, WRITE = 2, INDIRECT = 4, QUEUES = 17, NEEDS_RESET = 64 };

struct played played;
unsigned played_calls, played_called;

static struct uk_virtio virtio;
static struct uk_virtio_queue *queues[QUEUES];
static uint16_t seen[QUEUES];
static unsigned status;
static struct virtnet *driver;

static struct uk_alloc_trial heap = {
    .a = {.ops = &uk_alloc_trial_ops, .name = "trial"}, .grants = -1};

/* The pages that buffers are made of, of all devices that there ever were. */
static void add_pages(void)
{
	enum { PAGE = 4096, PAGES = 4096 };
	static char arena[PAGES * PAGE] UK_ALIGNED(4096);
	static bool added;

	if (!added)
		uk_pages.add(arena, PAGES);
	added = true;
}

/* Each look at the clock takes a while. */
uint64_t uk_plat_time_ns(void)
{
	static uint64_t now;

	return now += 10000000;
}

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

static unsigned get_status(struct uk_virtio *dev)
{
	(void)dev;
	return status;
}

static bool set_status(struct uk_virtio *dev, unsigned value)
{
	(void)dev;
	status = value;
	return true;
}

static uint64_t features(struct uk_virtio *dev)
{
	(void)dev;
	return played.features;
}

static void set_features(struct uk_virtio *dev, uint64_t value)
{
	(void)dev;
	(void)value;
}

static unsigned generation(struct uk_virtio *dev)
{
	(void)dev;
	return 0;
}

/* The address counts up from 2; then come the link and the pairs. */
static uint32_t config(struct uk_virtio *dev, unsigned offset, unsigned width)
{
	(void)dev;
	(void)width;
	return offset < 6    ? offset + 2
	       : offset == 6 ? played.link
			     : played.pairs;
}

static unsigned queue_most(struct uk_virtio *dev, unsigned number, bool *fixed)
{
	(void)dev;
	*fixed = false;
	return number < UK_MIN(2U * UK_MAX(played.pairs, 1) + 1,
			       (unsigned)QUEUES)
		   ? played.ring_size
		   : 0;
}

static int queue_start(struct uk_virtio *dev, struct uk_virtio_queue *queue)
{
	(void)dev;
	queues[queue->number] = queue;
	seen[queue->number] = 0;
	return 0;
}

static void obey(void);

static void notify(struct uk_virtio_queue *queue)
{
	if (played.pairs > 1 && queue->number == 2U * played.pairs)
		obey();
}

static const struct uk_virtio_ops ops = {
    .status = get_status,
    .set_status = set_status,
    .features = features,
    .set_features = set_features,
    .generation = generation,
    .config = config,
    .queue_most = queue_most,
    .queue_start = queue_start,
    .notify = notify,
};

static void wake(struct uk_netdev *net, unsigned queue)
{
	(void)net;
	played_called = queue;
	played_calls++;
}

struct virtnet *played_begin(void)
{
	uk_alloc_default_set(&heap.a);
	add_pages();
	if (driver)
		uk_netdev_close(&driver->net);
	virtio = (struct uk_virtio){
	    .ops = &ops, .kind = UK_VIRTIO_NET, .legacy = played.legacy};
	played_calls = 0;
	if (!uk_virtio_add(&virtio))
		return NULL;
	driver = virtio.driver;
	driver->net.wake = wake;
	return uk_netdev_open(&driver->net, UK_MAX(played.wanted, 1), ~0U)
		   ? NULL
		   : driver;
}

static struct desc *next_head(unsigned queue, uint16_t *head)
{
	struct uk_virtio_ring *ring = &queues[queue]->ring;
	const struct avail *avail = (void *)ring->avail;

	if (seen[queue] == avail->index)
		return NULL;
	*head = avail->heads[seen[queue]++ % ring->size];
	return (struct desc *)(void *)ring->descs + *head;
}

static void use(unsigned queue, uint16_t head, uint32_t bytes)
{
	struct uk_virtio_ring *ring = &queues[queue]->ring;
	struct used *used = (void *)ring->used;

	used->entries[used->index % ring->size].head = head;
	used->entries[used->index % ring->size].bytes = bytes;
	used->index++;
}

/* The order is one of pairs, in three parts; the last is the answer's. */
static void obey(void)
{
	static const uint8_t answers[] = {
	    [PLAYED_REFUSES] = 1, [PLAYED_BABBLES] = 0x55, [PLAYED_DIES] = 0};
	const unsigned number = 2U * played.pairs;
	struct uk_virtio_ring *ring = &queues[number]->ring;
	uint16_t head;
	const struct desc *d = next_head(number, &head), *all;

	if (!d || played.way == PLAYED_SLEEPS)
		return;
	if (played.way == PLAYED_DIES) {
		status |= NEEDS_RESET;
		uk_virtio_interrupt(&virtio, false, true);
		return;
	}
	all = (void *)ring->descs;
	const uint8_t *order = (void *)(uintptr_t)d->address;
	const struct desc *data = &all[d->next], *end = &all[data->next];

	if (d->bytes == 2 && order[0] == 4 && order[1] == 0 &&
	    data->bytes == 2 && end->bytes == 1 && end->flags == WRITE)
		memcpy(&played.told, (void *)(uintptr_t)data->address, 2);
	if (played.way != PLAYED_SKIPS)
		*(uint8_t *)(uintptr_t)end->address = answers[played.way];
	use(number, head, played.way == PLAYED_OVERFLOWS ? 2 : 1);
}

unsigned played_receive(struct virtnet_header header, unsigned bytes,
			uint8_t first, unsigned most)
{
	const unsigned queue = 2U * played.pair + VIRTNET_RECEIVES;
	unsigned skip = driver->header_bytes, bufs = 0;
	char *start = NULL;
	uint16_t head;

	do {
		const struct desc *d = next_head(queue, &head);

		if (!d)
			return 0;
		char *to = (char *)(uintptr_t)d->address;
		unsigned part = UK_MIN(bytes, most - skip);

		start = start ? start : to;
		for (unsigned i = 0; i < part; i++)
			to[skip + i] = (char)first++;
		use(queue, head, skip + part);
		bytes -= part;
		skip = 0;
		bufs++;
	} while (bytes > 0);
	header.bufs = header.bufs ? header.bufs : (uint16_t)bufs;
	memcpy(start, &header, driver->header_bytes);
	return bufs;
}

unsigned played_send(uint8_t *to, unsigned room)
{
	const unsigned queue = 2U * played.pair + VIRTNET_SENDS;
	uint16_t head;
	const struct desc *d = next_head(queue, &head), *table;
	unsigned bytes = 0;

	if (!d)
		return 0;
	table = (void *)queues[queue]->ring.descs;
	if (d->flags & INDIRECT)
		d = table = (void *)(uintptr_t)d->address;
	for (;; d = &table[d->next]) {
		if (d->flags & WRITE || bytes + d->bytes > room)
			return 0;
		memcpy(to + bytes, (void *)(uintptr_t)d->address, d->bytes);
		bytes += d->bytes;
		if (!(d->flags & NEXT))
			break;
	}
	use(queue, head, 0);
	return bytes;
}

void played_lie(void)
{
	const unsigned queue = 2U * played.pair + VIRTNET_RECEIVES;
	struct uk_virtio_ring *ring = &queues[queue]->ring;
	const struct used *used = (void *)ring->used;
	uint16_t last = (uint16_t)(used->index - 1);

	use(queue, (uint16_t)used->entries[last % ring->size].head, 100);
}

void played_interrupt(bool config_changed)
{
	uk_virtio_interrupt(&virtio, !config_changed, config_changed);
}

/* As a message of their line is. */
void played_interrupt_pair(unsigned pair)
{
	for (struct uk_virtio_queue *q = virtio.queues; q; q = q->next)
		if (q->number / 2 == pair && q->line == pair)
			q->wake(q);
}
