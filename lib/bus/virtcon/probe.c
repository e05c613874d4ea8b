// SPDX-License-Identifier: BSD-3-Clause
// The device as such: its start, its end, and what it is (Virtual I/O Device
// 1.1, 5.3.5).
#include "virtcon.h"

#include <uk/alloc.h>
#include <uk/memory.h>

struct virtcon *virtcon_first;
uint64_t virtcon_patience_ns = 2000000000;

/* A device without several has one port, a console that is always open. */
static int count_ports(struct virtcon *d)
{
	d->most_ports = d->port_count = 1;
	if (!uk_virtio_has(d->virtio, VIRTCON_MULTIPORT))
		return 0;
	d->most_ports =
	    (uint32_t)uk_virtio_config(d->virtio, VIRTCON_CONFIG_PORTS, 4);
	d->port_count = UK_MIN(d->most_ports, (uint32_t)CONFIG_VIRTCON_PORTS);
	return d->port_count > 0 ? 0 : -EINVAL;
}

static int make_ports(struct virtcon *d)
{
	size_t bytes = d->port_count * sizeof(*d->ports);
	int error = 0;

	d->ports = uk_alloc(uk_alloc_default(), bytes);
	if (!d->ports)
		return -ENOMEM;
	memset(d->ports, 0, bytes);
	for (unsigned i = 0; i < d->port_count; i++) {
		d->ports[i].device = d;
		d->ports[i].number = i;
	}
	for (unsigned i = 0; i < d->port_count && !error; i++)
		error = virtcon_port_start(&d->ports[i]);
	return error;
}

static int start(struct virtcon *d)
{
	int error = uk_virtio_start(
	    d->virtio, VIRTCON_SIZE | VIRTCON_MULTIPORT | VIRTCON_EMERGENCY |
			   UK_VIRTIO_ANY_LAYOUT);

	if (!error)
		error = count_ports(d);
	if (!error)
		error = make_ports(d);
	if (!error && uk_virtio_has(d->virtio, VIRTCON_MULTIPORT))
		error = virtcon_control_start(d);
	return error;
}

static void end(struct virtcon *d)
{
	uk_virtio_stop(d->virtio);
	for (unsigned i = 0; d->ports && i < d->port_count; i++)
		virtcon_port_end(&d->ports[i]);
	virtcon_control_end(d);
	uk_free(uk_alloc_default(), d->ports);
	uk_free(uk_alloc_default(), d);
}

void virtcon_check(struct virtcon *d)
{
	if (d->dead || !uk_virtio_is_broken(d->virtio))
		return;
	d->dead = true;
	uk_virtio_stop(d->virtio);
	for (unsigned i = 0; i < d->port_count; i++)
		virtcon_file_tell(&d->ports[i], true);
}

static void read_size(struct virtcon *d)
{
	struct virtcon_port *p = &d->ports[0];

	if (!uk_virtio_has(d->virtio, VIRTCON_SIZE))
		return;
	p->columns =
	    (uint16_t)uk_virtio_config(d->virtio, VIRTCON_CONFIG_COLUMNS, 2);
	p->rows = (uint16_t)uk_virtio_config(d->virtio, VIRTCON_CONFIG_ROWS, 2);
}

/* In interrupts. */
static void changed(struct uk_virtio *virtio)
{
	struct virtcon *d = virtio->driver;
	unsigned long flags = virtcon_lock(d);

	virtcon_check(d);
	if (!d->dead && !uk_virtio_has(virtio, VIRTCON_MULTIPORT))
		read_size(d);
	virtcon_unlock(d, flags);
}

static void begin_only_port(struct virtcon *d)
{
	struct virtcon_port *p = &d->ports[0];

	p->added = p->is_console = p->host_open = true;
	read_size(d);
}

int virtcon_probe(struct uk_virtio *virtio)
{
	struct virtcon *d = uk_alloc(uk_alloc_default(), sizeof(*d));

	if (!d)
		return -ENOMEM;
	memset(d, 0, sizeof(*d));
	d->virtio = virtio;
	int error = start(d);

	if (error) {
		end(d);
		return error;
	}
	d->number = virtcon_first ? virtcon_first->number + 1 : 0;
	d->next = virtcon_first;
	virtcon_first = d;
	virtio->driver = d;
	virtio->changed = changed;
	if (!uk_virtio_has(virtio, VIRTCON_MULTIPORT))
		begin_only_port(d);
	uk_virtio_ready(virtio);
	virtcon_control_begin(d);
	virtcon_look(d);
	virtcon_names_begin();
	return 0;
}
UK_VIRTIO_DRIVER(virtcon, UK_VIRTIO_CONSOLE, virtcon_probe);
