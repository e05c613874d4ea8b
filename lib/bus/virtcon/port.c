// SPDX-License-Identifier: BSD-3-Clause
// The bytes of a port: buffers to and from its two queues (Virtual I/O Device
// 1.1, 5.3.6).
#include "virtcon.h"

#include <uk/alloc.h>
#include <uk/assert.h>
#include <uk/memory.h>

static void give_in(struct virtcon_port *p, struct virtcon_buffer *b)
{
	const struct uk_virtio_part part = {b->bytes, VIRTCON_BUFFER_BYTES};

	b->begin = b->end = 0;
	int error = uk_virtio_ring_add(&p->in.ring, &part, 0, 1, b);

	uk_assert(error != -EAGAIN); /* it has room for all of them */
}

/* What the device has filled waits here: it is not asked for more than there is
 * memory for. */
static bool take_in(struct virtcon_port *p)
{
	struct virtcon_buffer *b;
	uint32_t bytes;
	bool came = false;

	while ((b = uk_virtio_ring_take(&p->in.ring, &bytes))) {
		if (bytes == 0) {
			uk_virtio_break(p->device->virtio,
					"gives a buffer with nothing in it");
			return false;
		}
		b->end = bytes;
		b->next = NULL;
		*p->last_full = b;
		p->last_full = &b->next;
		came = true;
	}
	return came;
}

static void wake_in(struct uk_virtio_queue *queue)
{
	struct virtcon_port *p =
	    UK_CONTAINER_OF(queue, struct virtcon_port, in);
	unsigned long flags = virtcon_lock(p->device);
	bool came = false;

	if (!p->device->dead) {
		do
			came |= take_in(p);
		while (!uk_virtio_is_broken(p->device->virtio) &&
		       !uk_virtio_ring_listen(&queue->ring));
		virtcon_check(p->device);
	}
	if (came)
		virtcon_file_tell(p, true);
	virtcon_unlock(p->device, flags);
}

static void take_out(struct virtcon_port *p)
{
	struct virtcon_buffer *b;
	uint32_t bytes;

	while ((b = uk_virtio_ring_take(&p->out.ring, &bytes))) {
		b->next = p->spare;
		p->spare = b;
	}
}

static void wake_out(struct uk_virtio_queue *queue)
{
	struct virtcon_port *p =
	    UK_CONTAINER_OF(queue, struct virtcon_port, out);
	unsigned long flags = virtcon_lock(p->device);

	uk_virtio_ring_quiet(&queue->ring);
	virtcon_check(p->device);
	virtcon_file_tell(p, false);
	virtcon_unlock(p->device, flags);
}

static unsigned queue_number(const struct virtcon_port *p)
{
	enum { CONTROL = 2 };

	return 2 * p->number + (p->number > 0 ? CONTROL : 0);
}

int virtcon_port_start(struct virtcon_port *p)
{
	struct uk_virtio *virtio = p->device->virtio;
	unsigned first = queue_number(p);

	p->in.wake = wake_in;
	p->out.wake = wake_out;
	p->last_full = &p->full;
	int error =
	    uk_virtio_queue_start(virtio, &p->in, first, VIRTCON_BUFFERS, 0, 0);

	if (!error)
		error = uk_virtio_queue_start(virtio, &p->out, first + 1,
					      VIRTCON_BUFFERS, 0, 0);
	if (!error)
		uk_virtio_ring_quiet(&p->out.ring);
	return error;
}

int virtcon_port_fill(struct virtcon_port *p)
{
	if (p->memory)
		return 0;
	struct virtcon_buffer *memory =
	    uk_alloc(uk_alloc_default(), 2 * VIRTCON_BUFFERS * sizeof(*memory));

	if (!memory)
		return -ENOMEM;
	unsigned long flags = virtcon_lock(p->device);

	p->memory = memory;
	/* As many as the rings, which may be smaller, have room for. */
	for (unsigned i = 0; i < VIRTCON_BUFFERS; i++) {
		struct virtcon_buffer *out = &memory[VIRTCON_BUFFERS + i];

		if (i < p->in.ring.size)
			give_in(p, &memory[i]);
		if (i >= p->out.ring.size)
			continue;
		out->next = p->spare;
		p->spare = out;
	}
	uk_virtio_queue_push(&p->in);
	virtcon_unlock(p->device, flags);
	return 0;
}

void virtcon_port_end(struct virtcon_port *p)
{
	uk_virtio_queue_end(&p->in);
	uk_virtio_queue_end(&p->out);
	uk_free(uk_alloc_default(), p->memory);
}

size_t virtcon_port_waiting(const struct virtcon_port *p)
{
	size_t bytes = 0;

	for (const struct virtcon_buffer *b = p->full; b; b = b->next)
		bytes += b->end - b->begin;
	return bytes;
}

/* The first of those that wait goes back to the device. */
static void give_back(struct virtcon_port *p)
{
	struct virtcon_buffer *b = p->full;

	p->full = b->next;
	if (!p->full)
		p->last_full = &p->full;
	give_in(p, b);
}

size_t virtcon_port_read(struct virtcon_port *p, void *to, size_t bytes)
{
	struct virtcon_buffer *b;
	size_t done = 0;

	while (done < bytes && (b = p->full)) {
		uint32_t part =
		    (uint32_t)UK_MIN((size_t)(b->end - b->begin), bytes - done);

		memcpy((char *)to + done, b->bytes + b->begin, part);
		done += part;
		b->begin += part;
		if (b->begin == b->end)
			give_back(p);
	}
	if (!p->device->dead)
		uk_virtio_queue_push(&p->in);
	return done;
}

void virtcon_port_drop(struct virtcon_port *p)
{
	while (p->full)
		give_back(p);
	if (!p->device->dead)
		uk_virtio_queue_push(&p->in);
}

static bool send(struct virtcon_port *p, const char *from, uint32_t bytes)
{
	struct virtcon_buffer *b = p->spare;
	const struct uk_virtio_part part = {b->bytes, bytes};

	memcpy(b->bytes, from, bytes);
	if (uk_virtio_ring_add(&p->out.ring, &part, 1, 0, b))
		return false;
	p->spare = b->next;
	return true;
}

size_t virtcon_port_write(struct virtcon_port *p, const void *from,
			  size_t bytes)
{
	size_t done = 0;

	if (p->device->dead)
		return 0;
	take_out(p);
	while (done < bytes && p->spare) {
		uint32_t part = (uint32_t)UK_MIN(bytes - done,
						 (size_t)VIRTCON_BUFFER_BYTES);

		if (!send(p, (const char *)from + done, part))
			break;
		done += part;
	}
	if (done > 0)
		uk_virtio_queue_push(&p->out);
	return done;
}

bool virtcon_port_has_room(struct virtcon_port *p)
{
	if (p->device->dead)
		return false;
	take_out(p);
	if (!p->spare && !uk_virtio_ring_listen(&p->out.ring))
		take_out(p);
	return p->spare;
}

bool virtcon_port_is_idle(struct virtcon_port *p)
{
	if (!p->device->dead)
		take_out(p);
	return p->device->dead || p->out.ring.held == 0;
}
