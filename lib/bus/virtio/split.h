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

#endif
