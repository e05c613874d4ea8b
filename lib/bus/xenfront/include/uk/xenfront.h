// SPDX-License-Identifier: BSD-3-Clause
// Split devices of Xen: what the guest's half of each kind has to do alike
// (<xen/io/xenbus.h>; xen/docs/misc/xenstore-paths.pandoc).
//
// A driver announces itself by UK_XENFRONT_DRIVER, and is shown each device of
// its kind at init level device. The other half is another domain's, which may
// write anything to xenstore. Calls ask the store and wait: threads only, with
// the errors of <uk/xenbus.h>.
#ifndef UK_XENFRONT_H
#define UK_XENFRONT_H

#include <uk/errno.h>
#include <uk/evtchn.h>
#include <uk/waitq.h>
#include <uk/xenbus.h>

#include <xen/io/xenbus.h>

#define UK_XENFRONT_PATH 96

struct uk_xenfront {
	char path[UK_XENFRONT_PATH];    /* this half's folder in the store */
	char backend[UK_XENFRONT_PATH]; /* the other one's */
	domid_t remote;                 /* whose that is */
	unsigned number; /* of the device, as the toolstack counts */
	int port;        /* of the event channel */

	/* The driver's. Called when the other half's state is another, as
	 * watches of xenstore are. */
	void (*changed)(struct uk_xenfront *front);
	void *driver;

	/* The bus's. */
	unsigned state; /* the other half's, as last seen */
	char state_path[UK_XENFRONT_PATH];
	struct uk_xenbus_watch watch;
	struct uk_waitq waiters;
};

struct uk_xenfront_driver {
	const char *name; /* the library's */
	const char *kind; /* the folder's below `device' */
	/* Takes the device, which then has to stay: 0, or -errno, which is
	 * said. */
	int (*probe)(struct uk_xenfront *front);
};

#define UK_XENFRONT_DRIVER(id, device_kind, probe_fn)                  \
	static const struct uk_xenfront_driver uk_xenfront_driver_##id \
	    UK_TABLE_ENTRY(".uk_xenfront_driver." UK_LIB "." #id) = {  \
		.name = UK_LIB, .kind = device_kind, .probe = probe_fn}

/* A number, or a text with a NUL behind it, that the other half says of itself.
 * Also -ENOENT. */
int uk_xenfront_read_number(const struct uk_xenfront *front, const char *name,
			    uint64_t *number) UK_MUST_CHECK;
int uk_xenfront_read(const struct uk_xenfront *front, const char *name,
		     char *buf, size_t size) UK_MUST_CHECK;

/* Whether the other half has a feature, that is, says 1. */
bool uk_xenfront_has(const struct uk_xenfront *front, const char *feature);

/* What this half says of itself. */
int uk_xenfront_write_number(const struct uk_xenfront *front, const char *name,
			     uint64_t number) UK_MUST_CHECK;

/* A page of zeroes, which the other half may map, under the number that is
 * published as `name`; -ENOMEM, -ENOSPC. To take it back says whether the other
 * half has let go of it; if not, it is lost. */
struct uk_xenfront_page {
	void *page;
	int grant;
};
int uk_xenfront_share(const struct uk_xenfront *front, const char *name,
		      struct uk_xenfront_page *shared) UK_MUST_CHECK;
bool uk_xenfront_unshare(struct uk_xenfront_page *shared);

/* Has `fn` called when the other half notifies this one, and says how it may.
 * Once: the channel stays. */
int uk_xenfront_connect(struct uk_xenfront *front, uk_plat_irq_fn *fn,
			void *arg) UK_MUST_CHECK;

/* This half's state. */
int uk_xenfront_switch(const struct uk_xenfront *front, enum xenbus_state state)
    UK_MUST_CHECK;

/* Waits until the other half is in `state`: 0; -EIO if it closes instead,
 * -ETIMEDOUT. */
int uk_xenfront_await(struct uk_xenfront *front, enum xenbus_state state)
    UK_MUST_CHECK;

/* Waits until the other half is ready to be told what it is to use, also anew
 * after uk_xenfront_end. That has it let go of all that it uses. */
int uk_xenfront_begin(struct uk_xenfront *front) UK_MUST_CHECK;
int uk_xenfront_end(struct uk_xenfront *front) UK_MUST_CHECK;

#endif
