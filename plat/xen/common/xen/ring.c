// SPDX-License-Identifier: BSD-3-Clause
// Bytes in, bytes out, past indices that may lie.
#include <uk/xen_ring.h>

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/memory.h>

/* From the index `at` on, the ring has `len` bytes in up to two parts. */
static size_t first_part(const struct uk_xen_ring *ring, uint32_t at,
			 size_t len)
{
	return UK_MIN(len, ring->size - (at & (ring->size - 1)));
}

int uk_xen_ring_put(const struct uk_xen_ring *ring, const void *from,
		    size_t len)
{
	uint32_t at = *ring->producer;
	uint32_t used = at - *ring->consumer;

	if (used > ring->size)
		return -EIO;
	len = UK_MIN(len, ring->size - used);
	size_t part = first_part(ring, at, len);

	/* What is written here must not overtake the look at the index. */
	uk_arch_barrier();
	memcpy(ring->bytes + (at & (ring->size - 1)), from, part);
	memcpy(ring->bytes, (const char *)from + part, len - part);
	uk_arch_barrier_write();
	*ring->producer = at + (uint32_t)len;
	return (int)len;
}

int uk_xen_ring_take(const struct uk_xen_ring *ring, void *to, size_t len)
{
	uint32_t at = *ring->consumer;
	uint32_t used = *ring->producer - at;

	if (used > ring->size)
		return -EIO;
	len = UK_MIN(len, used);
	size_t part = first_part(ring, at, len);

	uk_arch_barrier_read();
	memcpy(to, ring->bytes + (at & (ring->size - 1)), part);
	memcpy((char *)to + part, ring->bytes, len - part);
	/* All is read before the other end may write there again. */
	uk_arch_barrier();
	*ring->consumer = at + (uint32_t)len;
	return (int)len;
}
