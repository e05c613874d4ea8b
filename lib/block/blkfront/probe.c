// SPDX-License-Identifier: BSD-3-Clause
// A disk from the toolstack's giving it to its being there (<xen/io/blkif.h>).
#include "blkfront.h"

#include <uk/alloc.h>
#include <uk/format.h>
#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/print.h>

#include <xen/io/protocols.h>

/* What the other half says of the disk, or what it is without. */
static uint64_t number(const struct blkfront *f, const char *name,
		       uint64_t without)
{
	uint64_t value;

	return uk_xenfront_read_number(f->front, name, &value) ? without
							       : value;
}

static int say_protocol(const struct blkfront *f)
{
	char path[UK_XENFRONT_PATH + 16];

	uk_format_buf(path, sizeof(path), "%s/protocol", f->front->path);
	return uk_xenbus_write(UK_XENBUS_NO_TRANSACTION, path,
			       XEN_IO_PROTO_ABI_NATIVE);
}

/* Shows the other half what to use, and waits until it does. */
static int connect(struct blkfront *f)
{
	void *buffer = uk_palloc_alloc(BLKFRONT_MOST_PAGES);

	if (!buffer)
		return -ENOMEM;
	int error = uk_xenfront_share(f->front, "ring-ref", &f->page);

	if (error) {
		uk_palloc_free(buffer, BLKFRONT_MOST_PAGES);
		return error;
	}
	blkfront_ring_init(f, f->page.page, buffer);
	error = uk_xenfront_connect(f->front, blkfront_wake, f);
	f->port = (evtchn_port_t)f->front->port;
	if (!error)
		error = say_protocol(f);
	if (!error)
		error = uk_xenfront_switch(f->front, XenbusStateInitialised);
	return error ? error
		     : uk_xenfront_await(f->front, XenbusStateConnected);
}

/* Both count in units of 512 bytes, whatever a sector is. */
static int read_disk(struct blkfront *f)
{
	uint64_t bytes = number(f, "sector-size", BLKFRONT_UNIT);
	uint64_t units = number(f, "sectors", 0);

	if ((bytes != 512 && bytes != 4096) || units == 0)
		return -ENOTSUP;
	f->dev.ops = &blkfront_ops;
	f->dev.driver = "blkfront";
	f->dev.sector_bytes = (uint32_t)bytes;
	f->dev.sectors = units / (bytes / BLKFRONT_UNIT);
	f->dev.most_sectors = BLKFRONT_MOST_BYTES / f->dev.sector_bytes;
	f->dev.read_only = number(f, "info", 0) & VDISK_READONLY;
	f->dev.can_flush = uk_xenfront_has(f->front, "feature-flush-cache");
	f->dev.can_discard = uk_xenfront_has(f->front, "feature-discard");
	return 0;
}

/* The toolstack takes the disk away, or the other half has died. */
static void changed(struct uk_xenfront *front)
{
	struct blkfront *f = front->driver;
	unsigned long flags = uk_waitq_enter();

	if (f->added && front->state != XenbusStateConnected)
		blkfront_break(f, "is gone");
	uk_waitq_leave(flags);
}

static int begin(struct blkfront *f)
{
	int error = uk_xenfront_begin(f->front);

	if (!error)
		error = connect(f);
	if (!error)
		error = read_disk(f);
	return error ? error
		     : uk_xenfront_switch(f->front, XenbusStateConnected);
}

/* It is no disk. Events may come still: what they are told to stays. */
static void give_up(struct blkfront *f)
{
	if (!f->ring) {
		uk_free(uk_alloc_default(), f);
		return;
	}
	f->broken = "is no disk";
	if (uk_xenfront_end(f->front))
		uk_print_warn("%s is not let go", f->front->path);
	uk_palloc_free(f->buffer, BLKFRONT_MOST_PAGES);
	(void)uk_xenfront_unshare(&f->page);
}

static int probe(struct uk_xenfront *front)
{
	struct blkfront *f = uk_alloc(uk_alloc_default(), sizeof(*f));

	if (!f)
		return -ENOMEM;
	memset(f, 0, sizeof(*f));
	f->front = front;
	f->backend = front->remote;
	f->handle = (blkif_vdev_t)front->number;
	front->driver = f;
	front->changed = changed;
	int error = begin(f);

	if (error) {
		give_up(f);
		return error;
	}
	uk_blkdev_add(&f->dev);
	f->added = true;
	/* It may be gone already. */
	changed(front);
	return 0;
}
UK_XENFRONT_DRIVER(blkfront, "vbd", probe);
