// SPDX-License-Identifier: BSD-3-Clause
// The image's console: the first port that is one.
#include "virtcon.h"

#include <uk/arch.h>
#include <uk/plat.h>

static struct virtcon_port *port; /* stays when it is no console any more */
static bool stuck; /* nobody has read in that time: what has no room is lost */

/* One byte at a time, past the queues: for what is said while those are in use,
 * as by a crash in their midst, or of no use any more (5.3.5). */
static void write_emergency(const char *buf, size_t len)
{
	struct uk_virtio *virtio = port->device->virtio;

	if (!(virtio->offered & VIRTCON_EMERGENCY))
		return;
	for (size_t i = 0; i < len; i++)
		uk_virtio_set_config(virtio, VIRTCON_CONFIG_EMERGENCY, 4,
				     (uint8_t)buf[i]);
}

/* Waits for the device to have done something; false once it has had its time.
 */
static bool wait(uint64_t *until)
{
	if (stuck)
		return false;
	if (*until == 0)
		*until = uk_plat_time_ns() + virtcon_patience_ns;
	stuck = uk_plat_time_ns() > *until;
	uk_arch_relax();
	return !stuck;
}

static size_t try(const char *buf, size_t len, bool *is_idle)
{
	unsigned long flags = virtcon_lock(port->device);
	size_t done = virtcon_port_write(port, buf, len);

	*is_idle = virtcon_port_is_idle(port);
	virtcon_check(port->device);
	virtcon_unlock(port->device, flags);
	return done;
}

/* Until all of it is the host's: the machine may be switched off next. */
static void put(const char *buf, size_t len)
{
	uint64_t until = 0;
	bool is_idle = false;

	do {
		size_t done = 0;

		if (port->device->lock.held || port->device->dead) {
			write_emergency(buf, len);
			return;
		}
		done = try(buf, len, &is_idle);
		buf += done;
		len -= done;
		if (done > 0 || is_idle) {
			stuck = false;
			until = 0;
		}
	} while ((len > 0 || !is_idle) && wait(&until));
}

/* A terminal's line ends are CR and LF. */
static void console_write(const char *buf, size_t len)
{
	char text[128];
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		if (n + 2 > sizeof(text)) {
			put(text, n);
			n = 0;
		}
		if (buf[i] == '\n')
			text[n++] = '\r';
		text[n++] = buf[i];
	}
	if (n > 0)
		put(text, n);
}

static int console_read(char *buf, size_t len)
{
	if (port->device->lock.held)
		return 0;
	unsigned long flags = virtcon_lock(port->device);
	size_t n = virtcon_port_read(port, buf, len);

	virtcon_unlock(port->device, flags);
	for (size_t i = 0; i < n; i++)
		if (buf[i] == '\r')
			buf[i] = '\n';
	return (int)n;
}

static const struct uk_plat_console_ops ops = {console_write, console_read};

bool virtcon_console_take(struct virtcon_port *p)
{
	if (uk_console_hook)
		return p == port;
	if (!p->is_console || p->file)
		return false;
	port = p;
	virtcon_control_open(p, true);
	uk_console_hook = &ops;
	return true;
}

void virtcon_console_leave(struct virtcon_port *p)
{
	if (p == port)
		uk_console_hook = NULL;
}
