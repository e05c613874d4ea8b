// SPDX-License-Identifier: BSD-3-Clause
// A driver that asks a little of virtio devices, whatever they are plugged
// into.
#include "virtuse.h"

#include "heap.h"
#include "init.h"

#include <uk/errno.h>
#include <uk/virtio.h>

static struct uk_virtio_queue queue;
static struct uk_virtio *device;

static void wake(struct uk_virtio_queue *q)
{
	HOLDS(q == &queue);
}

static void configure(struct uk_virtio *dev)
{
	unsigned width = 1U << input_byte() % 4;
	unsigned offset = input_byte() & -width;

	(void)uk_virtio_config(dev, offset, width);
	if (width < 8)
		uk_virtio_set_config(dev, offset, width, input_byte());
}

static int start(struct uk_virtio *dev)
{
	static char data[64];
	const struct uk_virtio_part part = {data, sizeof(data)};
	int error = uk_virtio_start(dev, ~0ULL);

	configure(dev);
	if (!error) {
		uint8_t what = input_byte();

		queue.line = what >> 1 & 7;
		error = uk_virtio_queue_start(dev, &queue, what & 1, 8, 0, 0);
	}
	if (!error)
		error = uk_virtio_ring_add(&queue.ring, &part, 1, 0, data);
	return error;
}

static int probe(struct uk_virtio *dev)
{
	if (device)
		return -EBUSY;
	device = dev;
	queue = (struct uk_virtio_queue){.wake = wake};
	int error = start(dev);

	if (error)
		return error;
	uk_virtio_ready(dev);
	uk_virtio_queue_push(&queue);
	return 0;
}
UK_VIRTIO_DRIVER(fuzz, UK_VIRTIO_ENTROPY, probe);

void virtuse_run(void)
{
	device = NULL;
	heap_grant(input_byte() % 8 ? -1 : input_byte() % 4);
	init_run();
	heap_grant(-1);
	for (unsigned i = 0; i < 16 && input_left(); i++)
		io_interrupt();
	if (device)
		uk_virtio_stop(device);
	heap_end();
	io_end();
}
