// SPDX-License-Identifier: BSD-3-Clause
// Meeting the backend in xenstore, state by state (<xen/io/xenbus.h>).
#include "blkfront.h"

#include <uk/evtchn.h>
#include <uk/format.h>
#include <uk/gnttab.h>
#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/plat.h>
#include <uk/print.h>

#include <xen/io/protocols.h>
#include <xen/io/xenbus.h>

#define PATIENCE_NS 30000000000ULL

/* A value in the folder, or what it is without. */
static uint64_t number(const char *folder, const char *name, uint64_t without)
{
	char path[BLKFRONT_PATH_BYTES + 32];
	uint64_t value;

	uk_format_buf(path, sizeof(path), "%s/%s", folder, name);
	return uk_xenbus_read_number(0, path, &value) ? without : value;
}

static int say(const struct blkfront *f, const char *name, const char *value)
{
	char path[BLKFRONT_PATH_BYTES + 32];

	uk_format_buf(path, sizeof(path), "%s/%s", f->path, name);
	return uk_xenbus_write(0, path, value);
}

static int say_number(const struct blkfront *f, const char *name,
		      unsigned value)
{
	char text[16];

	uk_format_buf(text, sizeof(text), "%u", value);
	return say(f, name, text);
}

/* The backend's state changed, or it is gone. */
static void look(struct uk_xenbus_watch *watch)
{
	struct blkfront *f = UK_CONTAINER_OF(watch, struct blkfront, watch);
	uint64_t state = number(f->backend_path, "state", XenbusStateClosed);
	unsigned long flags = uk_waitq_enter();

	if (f->backend_state == XenbusStateConnected &&
	    state != XenbusStateConnected)
		blkfront_break(f, "takes its disk away");
	f->backend_state = state;
	uk_waitq_wake(&f->waiter, UK_WAITQ_ALL);
	uk_waitq_leave(flags);
}

/* Until it is in that state, or beyond; -EIO if it goes away. */
static int wait_for(struct blkfront *f, enum xenbus_state wanted)
{
	uint64_t deadline_ns = uk_plat_time_ns() + PATIENCE_NS;
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error && f->backend_state < wanted)
		error = uk_waitq_wait(&f->waiter, deadline_ns);
	if (!error && f->backend_state > XenbusStateConnected)
		error = -EIO;
	uk_waitq_leave(flags);
	return error;
}

static int find_backend(struct blkfront *f)
{
	char path[BLKFRONT_PATH_BYTES + 32];

	uk_format_buf(path, sizeof(path), "%s/backend", f->path);
	int n = uk_xenbus_read(0, path, f->backend_path,
			       sizeof(f->backend_path) - sizeof("/state"));
	uint64_t domain = number(f->path, "backend-id", DOMID_SELF);

	if (n < 0)
		return n;
	if (domain >= DOMID_FIRST_RESERVED)
		return -EINVAL;
	f->backend = (domid_t)domain;
	f->handle = (blkif_vdev_t)number(f->path, "virtual-device", 0);
	uk_format_buf(f->state_path, sizeof(f->state_path), "%s/state",
		      f->backend_path);
	uk_waitq_init(&f->waiter, "a disk's backend");
	f->waiter.external = true;
	f->watch = (struct uk_xenbus_watch){.path = f->state_path, .fn = look};
	return uk_xenbus_watch(&f->watch);
}

/* Both pages and the port stay, even if nobody is at the other end. */
static int make_ring(struct blkfront *f)
{
	char *pages = uk_palloc_alloc(1 + BLKFRONT_MOST_PAGES);
	int ref, port;

	if (!pages)
		return -ENOMEM;
	blkfront_ring_init(f, pages, pages + BLKFRONT_PAGE);
	ref = uk_gnttab_grant(f->backend, pages, false);
	port = ref < 0 ? ref : uk_evtchn_alloc(f->backend);
	if (port < 0)
		return port;
	f->port = (evtchn_port_t)port;
	int error = uk_plat_irq_attach(f->port, blkfront_wake, f);

	if (!error)
		error = say_number(f, "ring-ref", (unsigned)ref);
	if (!error)
		error = say_number(f, "event-channel", f->port);
	if (!error)
		error = say(f, "protocol", XEN_IO_PROTO_ABI_NATIVE);
	return error ? error : say_number(f, "state", XenbusStateInitialised);
}

static int read_disk(struct blkfront *f)
{
	uint64_t bytes = number(f->backend_path, "sector-size", 512);
	uint64_t units = number(f->backend_path, "sectors", 0);
	uint64_t info = number(f->backend_path, "info", 0);

	if ((bytes != 512 && bytes != 4096) || units == 0)
		return -ENOTSUP;
	f->dev.ops = &blkfront_ops;
	f->dev.driver = "blkfront";
	f->dev.sector_bytes = (uint32_t)bytes;
	f->dev.sectors = units / (bytes / BLKFRONT_UNIT);
	f->dev.most_sectors = BLKFRONT_MOST_BYTES / f->dev.sector_bytes;
	f->dev.read_only = info & VDISK_READONLY;
	f->dev.can_flush = number(f->backend_path, "feature-flush-cache", 0);
	f->dev.can_discard = number(f->backend_path, "feature-discard", 0);
	return 0;
}

int blkfront_connect(struct blkfront *f)
{
	int error = find_backend(f);

	if (!error)
		error = wait_for(f, XenbusStateInitWait);
	if (!error)
		error = make_ring(f);
	if (!error)
		error = wait_for(f, XenbusStateConnected);
	if (!error)
		error = read_disk(f);
	return error ? error : say_number(f, "state", XenbusStateConnected);
}
