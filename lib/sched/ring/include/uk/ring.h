// SPDX-License-Identifier: BSD-3-Clause
// Message rings: messages of one size from many to many, first in, first out.
//
// Messages are copied in and out of the ring's memory, which is its owner's:
// nothing here allocates. Putting and taking without waiting may be done in any
// context; what waits is for threads, not with interrupts masked.
#ifndef UK_RING_H
#define UK_RING_H

#include <uk/errno.h>
#include <uk/waitq.h>

struct uk_ring {
	char *memory;
	size_t message_bytes, room; /* messages */
	size_t first, count;
	struct uk_waitq takers, putters;
};

/* `memory` holds `room` messages of `message_bytes` each. Set
 * `takers.external` if interrupt handlers put. */
void uk_ring_init(struct uk_ring *ring, void *memory, size_t message_bytes,
		  size_t room);

/* 0, or -EAGAIN if it is full, or empty. Any context. */
int uk_ring_try_put(struct uk_ring *ring, const void *message) UK_MUST_CHECK;
int uk_ring_try_take(struct uk_ring *ring, void *message) UK_MUST_CHECK;

/* Waits for room, or for a message, up to a deadline of uk_plat_time_ns() or
 * UK_PLAT_FOREVER: 0 or -ETIMEDOUT. */
int uk_ring_put(struct uk_ring *ring, const void *message, uint64_t deadline_ns)
    UK_MUST_CHECK;
int uk_ring_take(struct uk_ring *ring, void *message, uint64_t deadline_ns)
    UK_MUST_CHECK;

#endif
