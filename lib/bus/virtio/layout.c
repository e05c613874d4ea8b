// SPDX-License-Identifier: BSD-3-Clause
// Where the parts of a split virtqueue lie (Virtual I/O Device 1.1, 2.6 and
// 2.6.2).
#include "packed.h"

#include <uk/assert.h>

enum { LEGACY_ALIGN = 4096, TABLE_ALIGN = 16 };

static size_t avail_at(const struct uk_virtio_ring_kind *kind)
{
	return kind->size * sizeof(struct uk_virtio_desc);
}

/* Both end in an index of 2 bytes. */
static size_t used_at(const struct uk_virtio_ring_kind *kind)
{
	if (kind->packed)
		return avail_at(kind) + sizeof(struct virtio_packed_events);
	size_t avail_bytes =
	    sizeof(struct uk_virtio_avail) + 2 * kind->size + 2UL;

	return UK_ALIGN_UP(avail_at(kind) + avail_bytes,
			   kind->legacy ? LEGACY_ALIGN : 4UL);
}

static size_t tables_at(const struct uk_virtio_ring_kind *kind)
{
	size_t used_bytes = sizeof(struct uk_virtio_used) +
			    kind->size * sizeof(struct virtio_used_entry) + 2;

	return UK_ALIGN_UP(used_at(kind) + used_bytes, TABLE_ALIGN);
}

size_t uk_virtio_ring_bytes(const struct uk_virtio_ring_kind *kind)
{
	return tables_at(kind) + (size_t)kind->tables * kind->table_parts *
				     sizeof(struct uk_virtio_desc);
}

size_t uk_virtio_ring_align(const struct uk_virtio_ring_kind *kind)
{
	return kind->legacy ? LEGACY_ALIGN : TABLE_ALIGN;
}

size_t uk_virtio_ring_private_bytes(const struct uk_virtio_ring_kind *kind)
{
	return kind->size * sizeof(struct uk_virtio_slot) +
	       kind->tables * sizeof(uint16_t);
}

void uk_virtio_ring_init(struct uk_virtio_ring *ring,
			 const struct uk_virtio_ring_kind *kind, void *memory,
			 void *private)
{
	char *start = memory;
	struct uk_virtio_slot *slots = private;

	uk_assert(kind->size > 0 && kind->size <= UK_VIRTIO_RING_MOST);
	uk_assert(!(kind->size & (kind->size - 1)));
	*ring = (struct uk_virtio_ring){
	    .size = kind->size,
	    .legacy = kind->legacy,
	    .event = kind->event,
	    .packed = kind->packed,
	    .given_wrap = true,
	    .seen_wrap = true,
	    .free_count = kind->size,
	    .descs = (void *)start,
	    .avail = (void *)(start + avail_at(kind)),
	    .used = (void *)(start + used_at(kind)),
	    .slots = slots,
	    .tables = (void *)(start + tables_at(kind)),
	    .table_parts = kind->table_parts,
	    .table_count = kind->tables,
	    .table_free = kind->tables > 0,
	    .table_next = (void *)(slots + kind->size),
	};
	for (unsigned i = 0; i < kind->size; i++)
		slots[i].next = (uint16_t)(i + 1);
	for (unsigned i = 0; i < kind->tables; i++)
		ring->table_next[i] =
		    (uint16_t)(i + 1 < kind->tables ? i + 2 : 0);
}
