// SPDX-License-Identifier: BSD-3-Clause
// A split virtqueue as it lies in memory (Virtual I/O Device 1.1, 2.6).
#ifndef VIRTIO_SPLIT_H
#define VIRTIO_SPLIT_H

#include <uk/virtio/ring.h>

/* Of uk_virtio_desc.flags. */
enum { DESC_NEXT = 1, DESC_WRITE = 2, DESC_INDIRECT = 4 };

struct uk_virtio_desc {
	uint64_t address;
	uint32_t bytes;
	uint16_t flags;
	uint16_t next;
};

/* Behind the entries, with VIRTIO_F_EVENT_IDX: which used buffer the driver
 * wants to hear of. */
struct uk_virtio_avail {
	uint16_t flags; /* 1: no interrupts */
	uint16_t index;
	uint16_t heads[];
};

struct virtio_used_entry {
	uint32_t head;
	uint32_t bytes;
};

/* Behind the entries: which given buffer the device wants to hear of. */
struct uk_virtio_used {
	uint16_t flags; /* 1: no notifications */
	uint16_t index;
	struct virtio_used_entry entries[];
};

/* Buffers and tables, of split and of packed rings. */
enum { VIRTIO_NO_TABLE = 0 };

/* Whether a buffer of so many parts is to have a table, which there is. */
bool virtio_ring_wants_table(const struct uk_virtio_ring *ring, unsigned count);
uint16_t virtio_ring_table_take(struct uk_virtio_ring *ring);
struct uk_virtio_desc *virtio_ring_table_at(const struct uk_virtio_ring *ring,
					    unsigned table);

/* Forgets the buffer of slot `head`, and returns its cookie. */
void *virtio_ring_release(struct uk_virtio_ring *ring, uint16_t head);

/* Breaks the ring; returns NULL. */
void *virtio_ring_refuse(struct uk_virtio_ring *ring, const char *why);

#endif
