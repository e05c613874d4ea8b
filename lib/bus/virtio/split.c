// SPDX-License-Identifier: BSD-3-Clause
// Split virtqueues (Virtual I/O Device 1.1, 2.6).
#include "packed.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/io.h>

/* What the other side may change or read at any time. */
#define SHARED(x) (*(volatile __typeof__(x) *)&(x))

static uint16_t slot_of(const struct uk_virtio_ring *ring, uint16_t n)
{
	return n & (uint16_t)(ring->size - 1);
}

static volatile uint16_t *used_event(const struct uk_virtio_ring *ring)
{
	return &ring->avail->heads[ring->size];
}

static volatile uint16_t *avail_event(const struct uk_virtio_ring *ring)
{
	return (volatile uint16_t *)&ring->used->entries[ring->size];
}

/* One table instead of as many descriptors, if one is free. */
bool virtio_ring_wants_table(const struct uk_virtio_ring *ring, unsigned count)
{
	enum { FEW = 4 };

	return (count > FEW || count > ring->free_count) &&
	       ring->table_free != VIRTIO_NO_TABLE &&
	       count <= ring->table_parts && ring->free_count > 0;
}

struct uk_virtio_desc *virtio_ring_table_at(const struct uk_virtio_ring *ring,
					    unsigned table)
{
	return &ring->tables[(table - 1) * ring->table_parts];
}

uint16_t virtio_ring_table_take(struct uk_virtio_ring *ring)
{
	uint16_t table = ring->table_free;

	ring->table_free = ring->table_next[table - 1];
	return table;
}

static void fill(struct uk_virtio_desc *desc, const struct uk_virtio_part *part,
		 unsigned flags, unsigned next)
{
	*desc = (struct uk_virtio_desc){
	    .address = uk_io_to_device(part->data),
	    .bytes = part->bytes,
	    .flags = (uint16_t)flags,
	    .next = (uint16_t)next,
	};
}

/* Returns what the device may write. */
static uint32_t fill_table(struct uk_virtio_ring *ring, uint16_t head,
			   const struct uk_virtio_part *parts, unsigned out,
			   unsigned count)
{
	struct uk_virtio_slot *slot = &ring->slots[head];
	struct uk_virtio_desc *table =
	    virtio_ring_table_at(ring, ring->table_free);
	uint32_t room = 0;

	for (unsigned i = 0; i < count; i++) {
		unsigned flags = i < out ? 0 : DESC_WRITE;

		room += i < out ? 0 : parts[i].bytes;
		flags |= i + 1 < count ? DESC_NEXT : 0;
		fill(&table[i], &parts[i], flags, i + 1);
	}
	const struct uk_virtio_part whole = {table,
					     count * (uint32_t)sizeof(*table)};

	fill(&ring->descs[head], &whole, DESC_INDIRECT, 0);
	slot->table = virtio_ring_table_take(ring);
	slot->count = 1;
	slot->last = head;
	return room;
}

static uint32_t fill_chain(struct uk_virtio_ring *ring, uint16_t head,
			   const struct uk_virtio_part *parts, unsigned out,
			   unsigned count)
{
	struct uk_virtio_slot *slot = &ring->slots[head];
	uint32_t room = 0;
	uint16_t at = head;

	slot->table = VIRTIO_NO_TABLE;
	slot->count = (uint16_t)count;
	for (unsigned i = 0; i < count; i++) {
		unsigned flags = i < out ? 0 : DESC_WRITE;

		room += i < out ? 0 : parts[i].bytes;
		flags |= i + 1 < count ? DESC_NEXT : 0;
		fill(&ring->descs[at], &parts[i], flags, ring->slots[at].next);
		slot->last = at;
		at = ring->slots[at].next;
	}
	return room;
}

int uk_virtio_ring_add(struct uk_virtio_ring *ring,
		       const struct uk_virtio_part *parts, unsigned out,
		       unsigned in, void *cookie)
{
	unsigned count = out + in;
	uint16_t head = ring->free;
	struct uk_virtio_slot *slot = &ring->slots[head];

	uk_assert(cookie && count > 0);
	if (ring->broken)
		return -EIO;
	if (virtio_is_packed(ring))
		return virtio_packed_add(ring, parts, out, in, cookie);
	if (virtio_ring_wants_table(ring, count))
		slot->room = fill_table(ring, head, parts, out, count);
	else if (count <= ring->free_count)
		slot->room = fill_chain(ring, head, parts, out, count);
	else
		return -EAGAIN;
	slot->cookie = cookie;
	ring->free = ring->slots[slot->last].next;
	ring->free_count -= slot->count;
	ring->held++;
	SHARED(ring->avail->heads[slot_of(ring, ring->given)]) = head;
	uk_arch_barrier_write();
	SHARED(ring->avail->index) = ++ring->given;
	return 0;
}

/* Forgets the buffer that starts at `head`, and returns its cookie. */
void *virtio_ring_release(struct uk_virtio_ring *ring, uint16_t head)
{
	struct uk_virtio_slot *slot = &ring->slots[head];
	void *cookie = slot->cookie;

	slot->cookie = NULL;
	ring->slots[slot->last].next = ring->free;
	ring->free = head;
	ring->free_count += slot->count;
	ring->held--;
	if (slot->table != VIRTIO_NO_TABLE) {
		ring->table_next[slot->table - 1] = ring->table_free;
		ring->table_free = slot->table;
	}
	return cookie;
}

void *virtio_ring_refuse(struct uk_virtio_ring *ring, const char *why)
{
	ring->broken = why;
	return NULL;
}

static void *take(struct uk_virtio_ring *ring, uint32_t *bytes)
{
	uint16_t index = SHARED(ring->used->index);

	if (index == ring->seen || ring->broken)
		return NULL;
	if ((uint16_t)(index - ring->seen) > ring->held)
		return virtio_ring_refuse(ring,
					  "used more buffers than it has");
	uk_arch_barrier_read();
	const struct virtio_used_entry *entry =
	    &ring->used->entries[slot_of(ring, ring->seen)];
	uint32_t head = SHARED(entry->head);

	*bytes = SHARED(entry->bytes);
	if (head >= ring->size || !ring->slots[head].cookie)
		return virtio_ring_refuse(
		    ring, "used a buffer that it does not have");
	/* Of old, what stands there is often wrong (2.6.8.2). */
	if (*bytes > ring->slots[head].room && !ring->legacy)
		return virtio_ring_refuse(ring,
					  "wrote more than it had room for");
	*bytes = UK_MIN(*bytes, ring->slots[head].room);
	ring->seen++;
	return virtio_ring_release(ring, (uint16_t)head);
}

void *uk_virtio_ring_take(struct uk_virtio_ring *ring, uint32_t *bytes)
{
	return virtio_is_packed(ring) ? virtio_packed_take(ring, bytes)
				      : take(ring, bytes);
}

void *uk_virtio_ring_take_back(struct uk_virtio_ring *ring)
{
	for (uint16_t i = 0; ring->held > 0 && i < ring->size; i++)
		if (ring->slots[i].cookie)
			return virtio_ring_release(ring, i);
	return NULL;
}

bool uk_virtio_ring_push(struct uk_virtio_ring *ring)
{
	if (virtio_is_packed(ring))
		return virtio_packed_push(ring);
	uint16_t fresh = (uint16_t)(ring->given - ring->told);

	ring->told = ring->given;
	if (fresh == 0 || ring->broken)
		return false;
	/* The index that was written, before the wish that is read. */
	uk_arch_barrier();
	if (!ring->event)
		return !(SHARED(ring->used->flags) & 1);
	uint16_t wanted = *avail_event(ring);

	return (uint16_t)(ring->given - wanted - 1) < fresh;
}

/* Not before so many more were used, where that can be said. */
static bool listen(struct uk_virtio_ring *ring, uint16_t ahead)
{
	if (ring->event)
		*used_event(ring) = (uint16_t)(ring->seen + ahead);
	else
		SHARED(ring->avail->flags) = 0;
	/* The wish that was written, before the index that is read. */
	uk_arch_barrier();
	uint16_t used = (uint16_t)(SHARED(ring->used->index) - ring->seen);

	return used <= (ring->event ? ahead : 0);
}

bool uk_virtio_ring_listen(struct uk_virtio_ring *ring)
{
	return virtio_is_packed(ring) ? virtio_packed_listen(ring, 0)
				      : listen(ring, 0);
}

bool uk_virtio_ring_listen_most(struct uk_virtio_ring *ring)
{
	const unsigned descs = ring->size - ring->free_count;

	return virtio_is_packed(ring)
		   ? virtio_packed_listen(ring, (uint16_t)(descs * 3 / 4))
		   : listen(ring, (uint16_t)(ring->held * 3 / 4));
}

/* With an event index, the one that is longest to come. */
void uk_virtio_ring_quiet(struct uk_virtio_ring *ring)
{
	if (virtio_is_packed(ring))
		virtio_packed_quiet(ring);
	else if (ring->event)
		*used_event(ring) = (uint16_t)(ring->seen - 1);
	else
		SHARED(ring->avail->flags) = 1;
}
