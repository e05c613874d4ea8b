// SPDX-License-Identifier: BSD-3-Clause
// Virtio: the input is what a device says and does, and what a driver asks.
#include "virtdev.h"

#include "heap.h"

/* What a driver gave, and whether the device has it. */
static struct buffer {
	char memory[4][64];
	bool given;
} buffers[64];

static struct uk_virtio_queue queue;
static bool started;

static void wake(struct uk_virtio_queue *q)
{
	HOLDS(q == &queue);
}

static void changed(struct uk_virtio *dev)
{
	HOLDS(dev == &virtdev);
}

static int probe(struct uk_virtio *dev)
{
	dev->changed = changed;
	return input_byte() & 1 ? -EIO : 0;
}
UK_VIRTIO_DRIVER(fuzz, UK_VIRTIO_CONSOLE, probe);

static void start(void)
{
	uint8_t shape = input_byte();

	queue.wake = wake;
	started =
	    uk_virtio_start(&virtdev, input_word()) == 0 &&
	    uk_virtio_queue_start(&virtdev, &queue, shape & 3,
				  1U << (shape >> 2 & 7), shape >> 5, 4) == 0;
	if (started)
		uk_virtio_ready(&virtdev);
}

static void came_back(struct buffer *b)
{
	HOLDS(b >= buffers && b < buffers + UK_ARRAY_LEN(buffers));
	HOLDS(b->given);
	b->given = false;
}

/* All that it held comes back, once. */
static void stop(void)
{
	struct buffer *b;

	uk_virtio_stop(&virtdev);
	if (!started)
		return;
	while ((b = uk_virtio_ring_take_back(&queue.ring)))
		came_back(b);
	for (unsigned i = 0; i < UK_ARRAY_LEN(buffers); i++)
		HOLDS(!buffers[i].given);
	HOLDS(queue.ring.free_count == queue.ring.size);
	uk_virtio_queue_end(&queue);
	started = false;
}

static void give(uint8_t shape)
{
	struct uk_virtio_part parts[4];
	struct buffer *b = &buffers[input_byte() % UK_ARRAY_LEN(buffers)];
	unsigned out = shape >> 4 & 3, in = shape >> 6;

	if (b->given || out + in == 0 || out + in > 4)
		return;
	for (unsigned i = 0; i < out + in; i++)
		parts[i] = (struct uk_virtio_part){b->memory[i], 64};
	int error = uk_virtio_ring_add(&queue.ring, parts, out, in, b);

	HOLDS(error == 0 || error == -EAGAIN || error == -EIO);
	HOLDS(error != -EIO || uk_virtio_is_broken(&virtdev));
	b->given = error == 0;
}

static void take(void)
{
	uint32_t bytes;
	struct buffer *b = uk_virtio_ring_take(&queue.ring, &bytes);

	if (!b)
		return;
	HOLDS(bytes <= sizeof(b->memory));
	came_back(b);
}

static void drive(uint8_t what)
{
	switch (what & 7) {
	case 0:
		take();
		break;
	case 1:
		(void)(what & 8 ? uk_virtio_ring_listen_most
				: uk_virtio_ring_listen)(&queue.ring);
		break;
	case 2:
		uk_virtio_ring_quiet(&queue.ring);
		break;
	case 3:
		uk_virtio_queue_push(&queue);
		break;
	case 4:
		virtdev_act();
		break;
	default:
		give(what);
	}
	HOLDS(queue.ring.held <= queue.ring.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	virtdev_begin(UK_VIRTIO_CONSOLE, input, bytes);
	while (input_left()) {
		uint8_t what = input_byte();

		if (what == 0xff)
			stop();
		else if (what == 0xfe)
			(void)uk_virtio_config(&virtdev, 0, 8);
		else if (what == 0xfd)
			uk_virtio_set_config(&virtdev, 4, 2, 1);
		else if (started)
			drive(what);
		else
			heap_grant(what & 8 ? -1 : (what & 3)), start();
	}
	stop();
	heap_end();
	return 0;
}
