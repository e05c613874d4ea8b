// SPDX-License-Identifier: BSD-3-Clause
// Xenstore: a tree of texts that all domains of a host share
// (xen/docs/misc/xenstore.txt).
//
// Paths that do not begin with a slash are relative to the domain's own folder.
// Calls wait for the store's answer: not in interrupt handlers, nor with
// interrupts masked. All return -ENODEV where there is no store, -EIO
// once it has broken the protocol, -ETIMEDOUT if it does not answer, -E2BIG for
// a request beyond 4096 bytes, or the store's own error.
#ifndef UK_XENBUS_H
#define UK_XENBUS_H

#include <uk/base.h>

/* A transaction: what is read and written with its number is seen and done at
 * once, or not at all. */
#define UK_XENBUS_NO_TRANSACTION 0

int uk_xenbus_begin(uint32_t *tx) UK_MUST_CHECK;

/* Does what was written, or forgets it. -EAGAIN: somebody else was quicker, and
 * all of it is to be done again, from uk_xenbus_begin on. */
int uk_xenbus_end(uint32_t tx, bool commit) UK_MUST_CHECK;

/* Copies the value at `path`, with a NUL behind it, and returns its length;
 * -EMSGSIZE if it does not fit. It may hold any bytes. */
int uk_xenbus_read(uint32_t tx, const char *path, char *buf, size_t size)
    UK_MUST_CHECK;

/* The same for a decimal number; -EINVAL if it is none. */
int uk_xenbus_read_number(uint32_t tx, const char *path, uint64_t *number)
    UK_MUST_CHECK;

/* The names below `path`, each with a NUL behind it; returns their length in
 * all, or -EMSGSIZE. */
int uk_xenbus_list(uint32_t tx, const char *path, char *buf, size_t size)
    UK_MUST_CHECK;

/* Makes the node, and those above it, if they are not there. */
int uk_xenbus_write(uint32_t tx, const char *path, const char *value)
    UK_MUST_CHECK;

/* With all that is below. */
int uk_xenbus_remove(uint32_t tx, const char *path) UK_MUST_CHECK;

/* What is called when something at `path` or below it may have changed, and
 * once at the start. Changes that come before it is called are one: it is to
 * look for itself. It runs with interrupts let in, on top of whatever runs, and
 * may call all of this header. Path and structure stay the caller's, and must
 * stay. */
struct uk_xenbus_watch {
	const char *path;
	void (*fn)(struct uk_xenbus_watch *watch);
	struct uk_xenbus_watch *next;
	uint32_t id;
	bool fired;
};
int uk_xenbus_watch(struct uk_xenbus_watch *watch) UK_MUST_CHECK;

/* Its function is not called any more, whatever is returned. */
int uk_xenbus_unwatch(struct uk_xenbus_watch *watch) UK_MUST_CHECK;

#endif
