// SPDX-License-Identifier: BSD-3-Clause
// Virtio's disks: the input is what one does, and what is asked of it.
#include "diskuse.h"
#include "heap.h"
#include "split.h"
#include "virtdev.h"

#include <uk/memory.h>
#include <uk/plat.h>

enum { MOST_PARTS = 32 };

static uint16_t seen;

uint64_t uk_plat_time_ns(void)
{
	return 0;
}

/* Nobody waits: all requests are of the kind that has a `done'. */
void uk_plat_idle(uint64_t deadline_ns)
{
	HOLDS(deadline_ns == 1);
}

/* Writes a status, and of the data what was read, as a device should. */
static uint32_t fill(const struct uk_virtio_desc *d)
{
	char *to = (char *)(uintptr_t)d->address;

	if (!(d->flags & DESC_WRITE))
		return 0;
	memset(to, 0, d->bytes);
	if (!(d->flags & DESC_NEXT))
		*to = (char)input_byte();
	return d->bytes;
}

static void answer(struct uk_virtio_ring *ring)
{
	struct uk_virtio_used *used = ring->used;

	if (seen == ring->avail->index)
		return;
	uint16_t head = ring->avail->heads[seen++ & (ring->size - 1)];
	const struct uk_virtio_desc *table = ring->descs, *d = &table[head];
	uint32_t bytes = 0;

	/* It may have written over these itself. */
	if (d->flags & ~(DESC_NEXT | DESC_WRITE | DESC_INDIRECT))
		return;
	if (d->flags & DESC_INDIRECT)
		d = table = (void *)(uintptr_t)d->address;
	for (unsigned i = 0; i < MOST_PARTS; i++) {
		bytes += fill(d);
		if (!(d->flags & DESC_NEXT))
			break;
		d = &table[d->next];
	}
	if (input_byte() == 0xff)
		bytes = input_word();
	used->entries[used->index & (ring->size - 1)] =
	    (struct virtio_used_entry){head, bytes};
	used->index++;
}

static void act(void)
{
	struct uk_virtio_queue *q = virtdev.queues;
	uint8_t what = input_byte();

	/* To the driver one kind of ring is as good as the other. */
	if (what & 1 || (q && q->ring.packed))
		virtdev_act();
	else if (q)
		answer(&q->ring);
	if (what & 2)
		uk_virtio_interrupt(&virtdev, true, false);
}

static void end(void)
{
	uk_virtio_break(&virtdev, "has to end");
	uk_virtio_interrupt(&virtdev, false, true);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	seen = 0;
	heap_grant(bytes > 0 && input[bytes - 1] < 4 ? input[bytes - 1] : -1);
	virtdev_begin(UK_VIRTIO_BLOCK, input, bytes);
	heap_grant(-1);
	struct uk_blkdev *disk = diskuse_last();

	if (disk)
		diskuse_run(disk, act, end);
	heap_end();
	return 0;
}
