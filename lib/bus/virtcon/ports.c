// SPDX-License-Identifier: BSD-3-Clause
// Ports that come and go: what the device has said of them is done.
#include "virtcon.h"

#include <uk/print.h>

/* Takes what the device has said of a port since: whether it was removed. */
static bool was_removed(struct virtcon_port *p, bool *is_there)
{
	unsigned long flags = virtcon_lock(p->device);
	bool removed = p->removed;

	p->removed = false;
	*is_there = p->added && !p->device->dead;
	virtcon_unlock(p->device, flags);
	return removed;
}

static void leave(struct virtcon_port *p)
{
	p->ready = false;
	virtcon_console_leave(p);
	virtcon_names_hide(p);
}

/* The device tells more of a port that is ready. */
static void begin(struct virtcon_port *p)
{
	if (virtcon_port_fill(p)) {
		uk_print_warn("no memory for port %u", p->number);
		return;
	}
	p->ready = true;
	virtcon_control_ready(p);
}

static void look_at(struct virtcon_port *p)
{
	bool is_there;

	if (was_removed(p, &is_there))
		leave(p);
	if (!is_there)
		return;
	if (!p->ready)
		begin(p);
	if (!p->ready)
		return;
	if (virtcon_console_take(p))
		virtcon_names_hide(p);
	else
		virtcon_names_show(p);
}

void virtcon_look(struct virtcon *d)
{
	for (unsigned i = 0; i < d->port_count; i++)
		look_at(&d->ports[i]);
	if (d->too_many) {
		uk_print_warn("a device has more than %u ports (VIRTCON_PORTS)",
			      d->port_count);
		d->too_many = false;
	}
}
