// SPDX-License-Identifier: BSD-3-Clause
// A packed virtqueue as it lies in memory (Virtual I/O Device 1.1, 2.7), and
// what it does where a split one does otherwise.
#ifndef VIRTIO_PACKED_H
#define VIRTIO_PACKED_H

#include "split.h"

struct virtio_packed_desc {
	uint64_t address;
	uint32_t bytes;
	uint16_t id;
	uint16_t flags;
};

/* Which events a side wants: the driver's in the place of what is available,
 * the device's in that of what is used (2.7.14). */
struct virtio_packed_events {
	uint16_t at;
	uint16_t flags;
};

int virtio_packed_add(struct uk_virtio_ring *ring,
		      const struct uk_virtio_part *parts, unsigned out,
		      unsigned in, void *cookie);
void *virtio_packed_take(struct uk_virtio_ring *ring, uint32_t *bytes);
bool virtio_packed_push(struct uk_virtio_ring *ring);
bool virtio_packed_listen(struct uk_virtio_ring *ring, uint16_t ahead);
void virtio_packed_quiet(struct uk_virtio_ring *ring);

static inline bool virtio_is_packed(const struct uk_virtio_ring *ring)
{
#ifdef CONFIG_VIRTIO_PACKED
	return ring->packed;
#else
	(void)ring;
	return false;
#endif
}

#endif
