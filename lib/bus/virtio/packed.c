// SPDX-License-Identifier: BSD-3-Clause
// Packed virtqueues (Virtual I/O Device 1.1, 2.7): one row of descriptors, over
// which the driver and the device write in turn.
#include "packed.h"

#include <uk/arch.h>
#include <uk/io.h>

/* What the other side may change or read at any time. */
#define SHARED(x) (*(volatile __typeof__(x) *)&(x))

/* Whose turn it is with a descriptor: both bits are the device's wrap counter
 * once it is used, and differ while it is available (2.7.1). */
enum { AVAIL = 1 << 7, USED = 1 << 15 };

enum { EVENTS_ON = 0, EVENTS_OFF = 1, EVENTS_AT = 2, EVENT_WRAP = 1 << 15 };

static struct virtio_packed_desc *descs_of(const struct uk_virtio_ring *ring)
{
	return (struct virtio_packed_desc *)ring->descs;
}

static struct virtio_packed_events *ours(const struct uk_virtio_ring *ring)
{
	return (struct virtio_packed_events *)ring->avail;
}

static struct virtio_packed_events *theirs(const struct uk_virtio_ring *ring)
{
	return (struct virtio_packed_events *)ring->used;
}

static void fill(struct virtio_packed_desc *desc,
		 const struct uk_virtio_part *part, uint16_t id)
{
	desc->address = uk_io_to_device(part->data);
	desc->bytes = part->bytes;
	desc->id = id;
}

/* Writes the parts as a table, and makes one part of it. */
static struct uk_virtio_part make_table(const struct uk_virtio_ring *ring,
					uint16_t id,
					const struct uk_virtio_part *parts,
					unsigned out, unsigned count)
{
	struct virtio_packed_desc *table =
	    (struct virtio_packed_desc *)virtio_ring_table_at(
		ring, ring->slots[id].table);

	for (unsigned i = 0; i < count; i++) {
		fill(&table[i], &parts[i], id);
		table[i].flags = i < out ? 0 : DESC_WRITE;
	}
	return (struct uk_virtio_part){table, count * (uint32_t)sizeof(*table)};
}

/* Moves on by so many descriptors; the wrap counter changes at the end. */
static void advance(const struct uk_virtio_ring *ring, uint16_t *at, bool *wrap,
		    unsigned count)
{
	*at = (uint16_t)(*at + count);
	if (*at < ring->size)
		return;
	*at = (uint16_t)(*at - ring->size);
	*wrap = !*wrap;
}

/* The head's flags come last, and give all of it to the device. */
static void make_available(struct uk_virtio_ring *ring, uint16_t id,
			   const struct uk_virtio_part *parts, unsigned out,
			   unsigned count, unsigned extra)
{
	struct virtio_packed_desc *head = &descs_of(ring)[ring->next_given];
	unsigned head_flags = 0;

	for (unsigned i = 0; i < count; i++) {
		struct virtio_packed_desc *d =
		    &descs_of(ring)[ring->next_given];
		unsigned flags = ring->given_wrap ? AVAIL : USED;

		flags |= extra | (i < out ? 0 : DESC_WRITE) |
			 (i + 1 < count ? DESC_NEXT : 0);
		fill(d, &parts[i], id);
		if (i == 0)
			head_flags = flags;
		else
			d->flags = (uint16_t)flags;
		advance(ring, &ring->next_given, &ring->given_wrap, 1);
	}
	uk_arch_barrier_write();
	SHARED(head->flags) = (uint16_t)head_flags;
}

int virtio_packed_add(struct uk_virtio_ring *ring,
		      const struct uk_virtio_part *parts, unsigned out,
		      unsigned in, void *cookie)
{
	unsigned count = out + in;
	uint16_t id = ring->free;
	struct uk_virtio_slot *slot = &ring->slots[id];
	bool table = virtio_ring_wants_table(ring, count);

	if (!table && count > ring->free_count)
		return -EAGAIN;
	*slot = (struct uk_virtio_slot){
	    .cookie = cookie,
	    .next = slot->next,
	    .last = id,
	    .count = (uint16_t)(table ? 1 : count),
	};
	for (unsigned i = out; i < count; i++)
		slot->room += parts[i].bytes;
	if (table) {
		slot->table = virtio_ring_table_take(ring);
		const struct uk_virtio_part whole =
		    make_table(ring, id, parts, out, count);

		make_available(ring, id, &whole, 1, 1, DESC_INDIRECT);
	} else {
		make_available(ring, id, parts, out, count, 0);
	}
	ring->free = slot->next;
	ring->free_count -= slot->count;
	ring->given += slot->count;
	ring->held++;
	return 0;
}

static bool is_used(const struct uk_virtio_ring *ring, unsigned flags)
{
	bool avail = flags & AVAIL, used = flags & USED;

	return avail == used && used == ring->seen_wrap;
}

void *virtio_packed_take(struct uk_virtio_ring *ring, uint32_t *bytes)
{
	struct virtio_packed_desc *d = &descs_of(ring)[ring->next_seen];
	unsigned flags = SHARED(d->flags);

	/* What the device has none of it cannot use: the flags are of old. */
	if (ring->held == 0 || !is_used(ring, flags) || ring->broken)
		return NULL;
	uk_arch_barrier_read();
	uint16_t id = SHARED(d->id);

	if (id >= ring->size || !ring->slots[id].cookie)
		return virtio_ring_refuse(
		    ring, "used a buffer that it does not have");
	/* Where nothing is to be written the length means nothing, and whether
	 * something was is not told by all (2.7.4). */
	*bytes = ring->slots[id].room ? SHARED(d->bytes) : 0;
	if (*bytes > ring->slots[id].room)
		return virtio_ring_refuse(ring,
					  "wrote more than it had room for");
	advance(ring, &ring->next_seen, &ring->seen_wrap,
		ring->slots[id].count);
	return virtio_ring_release(ring, id);
}

/* 2.7.21.1, with positions for indices. */
bool virtio_packed_push(struct uk_virtio_ring *ring)
{
	uint16_t fresh = (uint16_t)(ring->given - ring->told);

	ring->told = ring->given;
	if (fresh == 0 || ring->broken)
		return false;
	uk_arch_barrier();
	uint16_t flags = SHARED(theirs(ring)->flags);
	uint16_t at = SHARED(theirs(ring)->at);
	uint16_t wanted = at & (uint16_t)~EVENT_WRAP;

	if (flags != EVENTS_AT || !ring->event)
		return flags != EVENTS_OFF;
	if (!!(at & EVENT_WRAP) != ring->given_wrap)
		wanted = (uint16_t)(wanted - ring->size);
	return (uint16_t)(ring->next_given - wanted - 1) < fresh;
}

/* Not before so many more descriptors were used. */
bool virtio_packed_listen(struct uk_virtio_ring *ring, uint16_t ahead)
{
	struct virtio_packed_events *events = ours(ring);
	uint16_t at = ring->next_seen;
	bool wrap = ring->seen_wrap;

	advance(ring, &at, &wrap, ahead);
	if (ring->event) {
		SHARED(events->at) = (uint16_t)(at | (wrap ? EVENT_WRAP : 0));
		uk_arch_barrier_write();
	}
	SHARED(events->flags) = ring->event ? EVENTS_AT : EVENTS_ON;
	uk_arch_barrier();
	return ring->held == 0 ||
	       !is_used(ring, SHARED(descs_of(ring)[ring->next_seen].flags));
}

void virtio_packed_quiet(struct uk_virtio_ring *ring)
{
	SHARED(ours(ring)->flags) = EVENTS_OFF;
}
