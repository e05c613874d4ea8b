// SPDX-License-Identifier: BSD-3-Clause
// A port as a file, which one opens at a time.
//
// The host's end may be closed: then what came before can still be read, and
// behind it is the end; whoever writes waits until it is open.
#include "virtcon.h"

#include <uk/alloc.h>
#include <uk/file.h>
#include <uk/interrupt.h>
#include <uk/memory.h>
#include <uk/vfs/node.h>

/* Requests of uk_file_ioctl, by Linux's numbers. */
enum { WINDOW_SIZE = 0x5413, WAITING = 0x541b };

struct virtcon_file {
	struct uk_file file;
	struct uk_vfs_node *node;
	struct virtcon *device;
	struct virtcon_port *port; /* NULL: it was removed */
	struct uk_waitq host;      /* whose end is closed */
};

static struct virtcon_file *file_of(struct uk_file *f)
{
	return UK_CONTAINER_OF(f, struct virtcon_file, file);
}

/* What it is ready for: where nothing is left to wait for, for that. */
static unsigned events_of(struct virtcon_port *p)
{
	if (p->device->dead)
		return UK_FILE_IN | UK_FILE_OUT | UK_FILE_ERR | UK_FILE_HUP;
	unsigned events = p->full || !p->host_open ? UK_FILE_IN : 0;

	if (!p->host_open)
		return events | UK_FILE_HUP;
	return events | (virtcon_port_has_room(p) ? UK_FILE_OUT : 0);
}

void virtcon_file_tell(struct virtcon_port *p, bool came)
{
	struct virtcon_file *f = p->file;

	if (!f)
		return;
	unsigned now = events_of(p), before = f->file.events;
	unsigned fresh = now & (~before | (came ? UK_FILE_IN : 0U));

	uk_file_calm(&f->file, before & ~now);
	if (fresh)
		uk_file_signal(&f->file, fresh);
	if (p->host_open || p->device->dead)
		uk_waitq_wake(&f->host, UK_WAITQ_ALL);
}

void virtcon_file_leave(struct virtcon_port *p)
{
	struct virtcon_file *f = p->file;

	if (!f)
		return;
	p->file = NULL;
	f->port = NULL;
	uk_file_calm(&f->file, UK_FILE_IN | UK_FILE_OUT);
	uk_file_signal(&f->file, UK_FILE_HUP);
	uk_waitq_wake(&f->host, UK_WAITQ_ALL);
}

/* The port is in use until the host knows that it is closed. */
static void close_port(struct uk_file *file)
{
	struct virtcon_file *f = file_of(file);
	unsigned long flags = virtcon_lock(f->device);
	struct virtcon_port *p = f->port;

	virtcon_unlock(f->device, flags);
	if (p)
		virtcon_control_open(p, false);
	flags = virtcon_lock(f->device);
	if (f->port) {
		p->file = NULL;
		virtcon_port_drop(p);
	}
	virtcon_unlock(f->device, flags);
	uk_vfs_node_put(f->node);
	uk_free(uk_alloc_default(), f);
}

static int state_of(const struct virtcon_file *f)
{
	if (f->device->dead)
		return -EIO;
	return f->port ? 0 : -ENODEV;
}

static long read_port(struct uk_file *file, void *to, size_t bytes,
		      int64_t *pos)
{
	struct virtcon_file *f = file_of(file);
	unsigned long flags = virtcon_lock(f->device);
	long result = state_of(f);

	(void)pos;
	if (!result) {
		result = (long)virtcon_port_read(f->port, to, bytes);
		if (result == 0 && bytes > 0 && f->port->host_open)
			result = -EAGAIN;
		virtcon_check(f->device);
		virtcon_file_tell(f->port, false);
	}
	virtcon_unlock(f->device, flags);
	return result;
}

/* Events do not say when the host's end is open again: one that is closed is an
 * event that waits for nothing. */
static int wait_for_host(struct virtcon_file *f)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error && !f->device->dead && f->port && !f->port->host_open)
		error = uk_interrupt_wait(&f->host, UK_PLAT_FOREVER);
	uk_waitq_leave(flags);
	return error;
}

static long write_port(struct uk_file *file, const void *from, size_t bytes,
		       int64_t *pos)
{
	struct virtcon_file *f = file_of(file);
	int error = 0;

	(void)pos;
	if (bytes > 0 && !(file->flags & UK_FILE_NONBLOCK))
		error = wait_for_host(f);
	if (error)
		return error;
	unsigned long flags = virtcon_lock(f->device);
	long result = state_of(f);

	if (!result && bytes > 0) {
		if (f->port->host_open)
			result = (long)virtcon_port_write(f->port, from, bytes);
		if (result == 0)
			result = -EAGAIN;
		virtcon_check(f->device);
		virtcon_file_tell(f->port, false);
	}
	virtcon_unlock(f->device, flags);
	return result;
}

static int stat_port(struct uk_file *file, struct uk_file_stat *stat)
{
	*stat = file_of(file)->node->stat;
	return 0;
}

static int control_port(struct uk_file *file, unsigned long request, void *arg)
{
	struct virtcon_file *f = file_of(file);
	unsigned long flags = virtcon_lock(f->device);
	int error = state_of(f);

	if (!error && request == WAITING) {
		*(int *)arg = (int)virtcon_port_waiting(f->port);
	} else if (!error && request == WINDOW_SIZE && f->port->rows) {
		const uint16_t size[4] = {f->port->rows, f->port->columns};

		memcpy(arg, size, sizeof(size));
	} else if (!error) {
		error = -ENOTTY;
	}
	virtcon_unlock(f->device, flags);
	return error;
}

static const struct uk_file_ops ops = {
    .is_stream = true,
    .is_external = true,
    .close = close_port,
    .read = read_port,
    .write = write_port,
    .stat = stat_port,
    .ioctl = control_port,
};

/* What came while nobody had it open is nobody's. */
static int begin(struct virtcon_port *p, struct virtcon_file *f)
{
	unsigned long flags = virtcon_lock(p->device);
	int error = p->device->dead ? -EIO : p->file ? -EBUSY : 0;

	if (!error && (!p->added || !p->ready))
		error = -ENODEV;
	if (!error) {
		virtcon_port_drop(p);
		p->file = f;
		f->file.events = events_of(p);
	}
	virtcon_unlock(p->device, flags);
	return error;
}

int virtcon_file_open(struct virtcon_port *p, struct uk_vfs_node *node,
		      unsigned flags, struct uk_file **file)
{
	struct virtcon_file *f = uk_alloc(uk_alloc_default(), sizeof(*f));

	if (!f)
		return -ENOMEM;
	uk_file_init(&f->file, &ops,
		     flags & (UK_FILE_ACCESS | UK_FILE_NONBLOCK), 0);
	f->node = node;
	f->device = p->device;
	f->port = p;
	uk_waitq_init(&f->host, "the host to open a port");
	f->host.external = true;
	int error = begin(p, f);

	if (error) {
		uk_free(uk_alloc_default(), f);
		return error;
	}
	uk_vfs_node_get(node);
	virtcon_control_open(p, true);
	*file = &f->file;
	return 0;
}
