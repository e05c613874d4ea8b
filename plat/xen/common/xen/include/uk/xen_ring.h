// SPDX-License-Identifier: BSD-3-Clause
// Rings of bytes that two domains share, as those of console and xenstore.
//
// Two indices that only grow, modulo 2^32; the size is a power of two. Whoever
// is at the other end may write anything to them at any time: each is read
// once, and one that cannot be is an error. Any context; one user at each end.
#ifndef UK_XEN_RING_H
#define UK_XEN_RING_H

#include <uk/base.h>

struct uk_xen_ring {
	char *bytes;
	uint32_t size;
	volatile uint32_t *consumer, *producer;
};

/* Puts in what there is room for. Returns how much, or -EIO if the indices are
 * impossible. The other end is still to be notified. */
int uk_xen_ring_put(const struct uk_xen_ring *ring, const void *from,
		    size_t len) UK_MUST_CHECK;

/* Takes out what there is, up to `len`. The same. */
int uk_xen_ring_take(const struct uk_xen_ring *ring, void *to, size_t len)
    UK_MUST_CHECK;

#endif
