// SPDX-License-Identifier: BSD-3-Clause
// Control messages, both ways (Virtual I/O Device 1.1, 5.3.6.2).
//
// What the device says is only noted, in interrupts; virtcon_look does it.
#include "virtcon.h"

#include <uk/alloc.h>
#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/memory.h>
#include <uk/plat.h>

enum { QUEUE_IN = 2, QUEUE_OUT = 3 };

enum {
	DEVICE_READY = 0,
	PORT_ADD = 1,
	PORT_REMOVE = 2,
	PORT_READY = 3,
	CONSOLE_PORT = 4,
	RESIZE = 5,
	PORT_OPEN = 6,
	PORT_NAME = 7,
};

#define SECOND_NS 1000000000ULL

/* Each second: no device has that much to say. */
enum { MOST_MESSAGES = 4096 };

static void remove(struct virtcon_port *p)
{
	p->added = false;
	p->removed = true;
	p->is_console = p->host_open = false;
	p->columns = p->rows = 0;
	p->name[0] = 0;
	virtcon_file_leave(p);
}

/* A name keeps what it was: a second one would be another port's. */
static void name(struct virtcon_port *p, const char *text, size_t bytes)
{
	if (p->name[0])
		return;
	memcpy(p->name, text, bytes);
	p->name[bytes] = 0;
}

static void resize(struct virtcon_port *p, const char *text, size_t bytes)
{
	struct {
		uint16_t columns, rows;
	} size;

	if (bytes < sizeof(size))
		return;
	memcpy(&size, text, sizeof(size));
	p->columns = size.columns;
	p->rows = size.rows;
}

/* Of a port that was not added, or was removed, a device may still speak: what
 * it has to say may have crossed our own messages. */
static void note(struct virtcon_port *p, const struct virtcon_control *c,
		 const char *text, size_t bytes)
{
	if (!p->added && c->event != PORT_ADD)
		return;
	switch (c->event) {
	case PORT_ADD:
		p->added = true;
		break;
	case PORT_REMOVE:
		remove(p);
		break;
	case CONSOLE_PORT:
		p->is_console = true;
		break;
	case RESIZE:
		resize(p, text, bytes);
		break;
	case PORT_OPEN:
		p->host_open = c->value;
		virtcon_file_tell(p, false);
		break;
	case PORT_NAME:
		name(p, text, bytes);
		break;
	default: /* of a later version */
		break;
	}
}

/* What a device says that cannot be; NULL: nothing. */
static const char *take(struct virtcon *d, const struct virtcon_message *m,
			uint32_t bytes)
{
	struct virtcon_control control;
	uint64_t now = uk_plat_time_ns();

	if (now - d->second_ns >= SECOND_NS) {
		d->second_ns = now;
		d->message_count = 0;
	}
	if (++d->message_count > MOST_MESSAGES)
		return "does not stop sending control messages";
	if (bytes < sizeof(control))
		return "sends less than a control message";
	/* Once: the device may go on to write it. */
	memcpy(&control, &m->control, sizeof(control));
	if (control.port >= d->most_ports)
		return "names a port that it cannot have";
	if (control.port < d->port_count)
		note(&d->ports[control.port], &control, m->text,
		     bytes - sizeof(control));
	else if (control.event == PORT_ADD)
		d->too_many = true;
	return NULL;
}

static void give(struct virtcon *d, struct virtcon_message *m)
{
	const struct uk_virtio_part part = {m, sizeof(*m)};

	int error = uk_virtio_ring_add(&d->control_in.ring, &part, 0, 1, m);

	uk_assert(error != -EAGAIN); /* it has room for all of them */
}

/* Locked. */
static void take_all(struct virtcon *d)
{
	struct virtcon_message *m;
	const char *why = NULL;
	uint32_t bytes;

	while (!d->dead && !why &&
	       (m = uk_virtio_ring_take(&d->control_in.ring, &bytes))) {
		why = take(d, m, bytes);
		give(d, m);
	}
	if (why)
		uk_virtio_break(d->virtio, why);
	virtcon_check(d);
	if (!d->dead)
		uk_virtio_queue_push(&d->control_in);
}

static void wake_in(struct uk_virtio_queue *queue)
{
	struct virtcon *d = UK_CONTAINER_OF(queue, struct virtcon, control_in);
	unsigned long flags = virtcon_lock(d);

	do
		take_all(d);
	while (!d->dead && !uk_virtio_ring_listen(&queue->ring));
	virtcon_unlock(d, flags);
}

/* Whoever sends looks by himself. */
static void wake_out(struct uk_virtio_queue *queue)
{
	uk_virtio_ring_quiet(&queue->ring);
}

int virtcon_control_start(struct virtcon *d)
{
	size_t bytes = VIRTCON_MESSAGES * sizeof(*d->messages);

	d->control_in.wake = wake_in;
	d->control_out.wake = wake_out;
	d->messages = uk_alloc(uk_alloc_default(), bytes);
	if (!d->messages)
		return -ENOMEM;
	int error = uk_virtio_queue_start(d->virtio, &d->control_in, QUEUE_IN,
					  VIRTCON_MESSAGES, 0, 0);

	if (!error)
		error = uk_virtio_queue_start(d->virtio, &d->control_out,
					      QUEUE_OUT, VIRTCON_SENT, 0, 0);
	if (!error)
		uk_virtio_ring_quiet(&d->control_out.ring);
	return error;
}

void virtcon_control_end(struct virtcon *d)
{
	uk_virtio_queue_end(&d->control_in);
	uk_virtio_queue_end(&d->control_out);
	uk_free(uk_alloc_default(), d->messages);
}

static void reap(struct virtcon *d)
{
	struct virtcon_sent *s;
	uint32_t bytes;

	while (!d->dead &&
	       (s = uk_virtio_ring_take(&d->control_out.ring, &bytes)))
		s->busy = false;
}

/* A place for a message that is on its way; NULL: there is none, yet. */
static struct virtcon_sent *begin(struct virtcon *d,
				  const struct virtcon_control *c)
{
	struct virtcon_sent *s = d->sent;

	while (s < d->sent + VIRTCON_SENT && s->busy)
		s++;
	if (s == d->sent + VIRTCON_SENT)
		return NULL;
	const struct uk_virtio_part part = {&s->control, sizeof(*c)};

	s->control = *c;
	if (uk_virtio_ring_add(&d->control_out.ring, &part, 1, 0, s))
		return NULL;
	s->busy = true;
	uk_virtio_queue_push(&d->control_out);
	return s;
}

/* Until the device has read it: by then it has said, as a rule, what it has to
 * say to that. */
static void send(struct virtcon *d, unsigned port, unsigned event,
		 unsigned value)
{
	const struct virtcon_control c = {port, (uint16_t)event,
					  (uint16_t)value};
	/* A host that is merely busy is no liar. */
	uint64_t end = uk_plat_time_ns() + 5 * virtcon_patience_ns;
	struct virtcon_sent *s = NULL;
	bool waits = true;

	if (!uk_virtio_has(d->virtio, VIRTCON_MULTIPORT))
		return;
	while (waits) {
		unsigned long flags = virtcon_lock(d);

		reap(d);
		if (!s && !d->dead)
			s = begin(d, &c);
		if ((!s || s->busy) && uk_plat_time_ns() > end)
			uk_virtio_break(d->virtio, "does not answer");
		take_all(d);
		waits = !d->dead && (!s || s->busy);
		virtcon_unlock(d, flags);
		uk_arch_relax();
	}
}

void virtcon_control_begin(struct virtcon *d)
{
	if (!uk_virtio_has(d->virtio, VIRTCON_MULTIPORT))
		return;
	/* The device may use the first before it has the last. */
	unsigned long flags = virtcon_lock(d);

	for (unsigned i = 0; i < UK_MIN((unsigned)VIRTCON_MESSAGES,
					(unsigned)d->control_in.ring.size);
	     i++)
		give(d, &d->messages[i]);
	uk_virtio_queue_push(&d->control_in);
	virtcon_unlock(d, flags);
	send(d, 0, DEVICE_READY, 1);
}

void virtcon_control_ready(struct virtcon_port *p)
{
	send(p->device, p->number, PORT_READY, 1);
}

void virtcon_control_open(struct virtcon_port *p, bool open)
{
	send(p->device, p->number, PORT_OPEN, open);
}
