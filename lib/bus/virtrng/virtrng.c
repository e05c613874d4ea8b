// SPDX-License-Identifier: BSD-3-Clause
// The hypervisor's random numbers, for machines whose CPU has none (Virtual I/O
// Device 1.1, 5.4).
//
// They are asked for when they are wanted, and waited for: any context.
#include <uk/alloc.h>
#include <uk/arch.h>
#include <uk/lock.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/virtio.h>

enum { BYTES = 64, DESCRIPTORS = 4 };

struct virtrng {
	struct uk_virtio *virtio;
	struct uk_virtio_queue queue;
	char bytes[BYTES];
};

/* The first that works. */
struct virtrng *virtrng_first;
static struct uk_lock lock;

/* Looked at when somebody waits. */
static void wake(struct uk_virtio_queue *queue)
{
	uk_virtio_ring_quiet(&queue->ring);
}

/* The device's own choice of how many come at a time, 1 at least. */
static uint32_t wait(struct virtrng *r)
{
	const uint64_t patience_ns = 1000000000;
	uint64_t end = uk_plat_time_ns() + patience_ns;
	uint32_t bytes = 0;

	while (!uk_virtio_ring_take(&r->queue.ring, &bytes)) {
		if (uk_virtio_is_broken(r->virtio))
			return 0;
		if (uk_plat_time_ns() > end) {
			uk_virtio_break(r->virtio, "does not answer");
			return 0;
		}
		uk_arch_relax();
	}
	return bytes;
}

static uint32_t ask(struct virtrng *r, size_t wanted)
{
	const struct uk_virtio_part part = {
	    r->bytes, (uint32_t)UK_MIN(wanted, (size_t)BYTES)};

	if (uk_virtio_is_broken(r->virtio) ||
	    uk_virtio_ring_add(&r->queue.ring, &part, 0, 1, r))
		return 0;
	uk_virtio_queue_push(&r->queue);
	return wait(r);
}

static int fill_locked(char *to, size_t bytes)
{
	while (bytes > 0) {
		uint32_t part = ask(virtrng_first, bytes);

		if (part == 0)
			return -ENOTSUP;
		memcpy(to, virtrng_first->bytes, part);
		to += part;
		bytes -= part;
	}
	memset(virtrng_first->bytes, 0, BYTES);
	return 0;
}

static int fill(void *buf, size_t bytes)
{
	unsigned long flags = uk_lock_acquire(&lock);
	int error = fill_locked(buf, bytes);

	uk_lock_release(&lock, flags);
	return error;
}

static int start(struct virtrng *r)
{
	int error = uk_virtio_start(r->virtio, 0);

	if (!error)
		error = uk_virtio_queue_start(r->virtio, &r->queue, 0,
					      DESCRIPTORS, 0, 0);
	if (error)
		return error;
	uk_virtio_ring_quiet(&r->queue.ring);
	uk_virtio_ready(r->virtio);
	return 0;
}

static int probe(struct uk_virtio *virtio)
{
	struct virtrng *r = uk_alloc(uk_alloc_default(), sizeof(*r));

	if (!r)
		return -ENOMEM;
	*r = (struct virtrng){.virtio = virtio, .queue.wake = wake};
	int error = start(r);

	if (error) {
		uk_virtio_stop(virtio);
		uk_free(uk_alloc_default(), r);
		return error;
	}
	virtrng_first = virtrng_first ? virtrng_first : r;
	uk_entropy_hook = fill;
	return 0;
}
UK_VIRTIO_DRIVER(rng, UK_VIRTIO_ENTROPY, probe);
