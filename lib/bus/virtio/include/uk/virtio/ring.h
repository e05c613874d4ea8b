// SPDX-License-Identifier: BSD-3-Clause
// A virtqueue's ring: buffers to a device and back, in memory that both share,
// split or packed (Virtual I/O Device 1.1, 2.6 and 2.7).
//
// Pure memory: who tells whom that there is something is <uk/virtio.h>'s.
// What the driver remembers of its buffers the device cannot reach; what the
// device says is compared with it. At the first lie the ring is broken: nothing
// comes out of it any more but by uk_virtio_ring_take_back. Calls for one ring
// come one at a time; no sleeping.
#ifndef UK_VIRTIO_RING_H
#define UK_VIRTIO_RING_H

#include <uk/base.h>
#include <uk/errno.h>

#define UK_VIRTIO_RING_MOST 1024U

/* Memory of a buffer. */
struct uk_virtio_part {
	const void *data;
	uint32_t bytes;
};

/* What a driver remembers of a descriptor. */
struct uk_virtio_slot {
	void *cookie;  /* of the buffer that starts here; NULL: none does */
	uint32_t room; /* how much the device may write into it */
	uint16_t next, last;
	uint16_t count; /* descriptors that it takes */
	uint16_t table; /* that it has instead, and 1; 0: none */
};

struct uk_virtio_desc; /* 2.6.5 */
struct uk_virtio_avail;
struct uk_virtio_used;

struct uk_virtio_ring {
	const char *broken; /* what the device did wrong; NULL: nothing */
	uint16_t size;      /* descriptors, a power of two */
	bool legacy, event, packed;
	uint16_t free, free_count;
	uint16_t given, told; /* buffers ever; of these, before the last push */
	uint16_t seen;        /* used ones */
	uint16_t held;        /* buffers that the device has now */
	struct uk_virtio_desc *descs;
	struct uk_virtio_avail *avail;
	struct uk_virtio_used *used;
	struct uk_virtio_slot *slots;
	/* Of a packed one: where the next descriptors are to be given and seen,
	 * and whose turn that is. `given' and `told' are of descriptors. */
	uint16_t next_given, next_seen;
	bool given_wrap, seen_wrap;
	/* Tables of descriptors for buffers of many parts. */
	struct uk_virtio_desc *tables;
	uint16_t table_parts, table_count, table_free;
	uint16_t *table_next;
};

/* How a ring is made. */
struct uk_virtio_ring_kind {
	uint16_t size;
	bool legacy; /* 2.6.2 */
	bool event;  /* VIRTIO_F_EVENT_IDX */
	bool packed; /* VIRTIO_F_RING_PACKED, with CONFIG_VIRTIO_PACKED */
	/* With VIRTIO_F_INDIRECT_DESC: so many tables, for so many parts each.
	 */
	uint16_t tables, table_parts;
};

/* Memory of such a ring, and of what the driver remembers; how the former is
 * aligned. */
size_t uk_virtio_ring_bytes(const struct uk_virtio_ring_kind *kind);
size_t uk_virtio_ring_align(const struct uk_virtio_ring_kind *kind);
size_t uk_virtio_ring_private_bytes(const struct uk_virtio_ring_kind *kind);

/* Makes it, empty, of memory that is zeroed. */
void uk_virtio_ring_init(struct uk_virtio_ring *ring,
			 const struct uk_virtio_ring_kind *kind, void *memory,
			 void *private);

/* Gives the device a buffer: `out` parts that it reads, then `in` that it
 * writes. `cookie`, not NULL, comes back with it. -EAGAIN: no room before some
 * are used; -EIO: broken. */
int uk_virtio_ring_add(struct uk_virtio_ring *ring,
		       const struct uk_virtio_part *parts, unsigned out,
		       unsigned in, void *cookie) UK_MUST_CHECK;

/* The next buffer that the device has used, and how much it wrote into it;
 * NULL: there is none. */
void *uk_virtio_ring_take(struct uk_virtio_ring *ring, uint32_t *bytes);

/* One of those that the device still has, whatever became of it; NULL: none is
 * left. Only once it can touch them no more. */
void *uk_virtio_ring_take_back(struct uk_virtio_ring *ring);

/* Whether the device wants to be told of what was given since the last call. */
bool uk_virtio_ring_push(struct uk_virtio_ring *ring);

/* Has the device interrupt when it uses the next buffer. False: there is one
 * already. */
bool uk_virtio_ring_listen(struct uk_virtio_ring *ring) UK_MUST_CHECK;

/* The same, when it has used three quarters of those that it has, if it can
 * wait so long (VIRTIO_F_EVENT_IDX): for who wants room rather than buffers. */
bool uk_virtio_ring_listen_most(struct uk_virtio_ring *ring) UK_MUST_CHECK;

/* Has it not do so; a hint. */
void uk_virtio_ring_quiet(struct uk_virtio_ring *ring);

#endif
