// SPDX-License-Identifier: BSD-3-Clause
// A ring, and a device that has the other side of it, made up.
#include "device.h"

#include <uk/io.h>
#include <uk/memory.h>

struct uk_virtio_ring ring;
struct buffer buffers[BUFFERS];

static char memory[65536] UK_ALIGNED(4096), private[65536] UK_ALIGNED(16);
static uint16_t seen;

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

void ring_make(struct uk_virtio_ring_kind kind)
{
	memset(memory, 0, sizeof(memory));
	memset(private, 0, sizeof(private));
	memset(buffers, 0, sizeof(buffers));
	seen = 0;
	uk_virtio_ring_init(&ring, &kind, memory, private);
}

int give(unsigned buffer, unsigned out, unsigned in)
{
	struct buffer *b = &buffers[buffer];

	for (unsigned i = 0; i < out + in; i++)
		b->parts[i] = (struct uk_virtio_part){b->memory[i], 16};
	return uk_virtio_ring_add(&ring, b->parts, out, in, b);
}

int take(uint32_t *bytes)
{
	struct buffer *b = uk_virtio_ring_take(&ring, bytes);

	if (!b)
		return -1;
	b->back++;
	return (int)(b - buffers);
}

int device_next(void)
{
	if (seen == ring.avail->index)
		return -1;
	return ring.avail->heads[seen++ & (ring.size - 1)];
}

void device_use(uint32_t head, uint32_t bytes)
{
	struct uk_virtio_used *used = ring.used;

	used->entries[used->index & (ring.size - 1)] =
	    (struct virtio_used_entry){head, bytes};
	used->index++;
}

char *device_part(uint16_t head, unsigned n, uint32_t *bytes, bool *write)
{
	const struct uk_virtio_desc *table = ring.descs, *d = &table[head];

	if (d->flags & DESC_INDIRECT) {
		table = (void *)(uintptr_t)d->address;
		d = table;
	}
	for (; n > 0; n--) {
		if (!(d->flags & DESC_NEXT))
			return NULL;
		d = &table[d->next];
	}
	*bytes = d->bytes;
	*write = d->flags & DESC_WRITE;
	return (void *)(uintptr_t)d->address;
}

void device_wants(uint16_t event)
{
	*(uint16_t *)(void *)&ring.used->entries[ring.size] = event;
}

uint16_t device_is_wanted(void)
{
	return ring.avail->heads[ring.size];
}

void device_wants_none(bool none)
{
	ring.used->flags = none;
}

bool device_may_interrupt(void)
{
	return !ring.avail->flags;
}
