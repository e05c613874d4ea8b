// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other.
#ifndef XENBUS_XENBUS_H
#define XENBUS_XENBUS_H

#include "wire.h"

#include <uk/xenbus.h>

/* Part of what a request says. */
struct xenbus_part {
	const void *bytes;
	size_t len;
};

/* Sends a request and waits for its answer, of which it copies up to `size`
 * bytes. Returns the answer's length, or an error. */
int xenbus_request(uint32_t type, uint32_t tx, const struct xenbus_part *parts,
		   size_t count, char *answer, size_t size) UK_MUST_CHECK;

/* Requests that wait get no answer any more: the connection is another. */
void xenbus_request_reset(void);

/* An answer has come. Interrupts masked. */
void xenbus_answer(const struct xenbus_wire *message);

/* A watch has fired: remembers that. Interrupts masked. */
void xenbus_watch_fire(uint32_t id);

/* Whether a watch waits for its function to be called. Interrupts masked. */
bool xenbus_watch_has_fired(void);

/* Calls one that waits; false if there is none. */
bool xenbus_watch_run_one(void);

/* Has them called soon: by a thread, or without threads after the interrupt.
 * Interrupts masked. */
void xenbus_watch_run_later(void);

/* What that takes: 0 or -errno. More often than once does no harm. */
int xenbus_watch_begin(void) UK_MUST_CHECK;

/* There are none on a connection that is new. */
void xenbus_watch_reset(void);

/* Whether a message is only half sent: nobody else may send one then. */
bool xenbus_is_sending(void);

/* The connection: of all of it, what is to be made anew after a resume. */

/* Makes it, with what the platform knows of the store. */
int xenbus_connect(void) UK_MUST_CHECK;

/* 0, -ENODEV if there is none, -EIO if it is broken. */
int xenbus_state(void) UK_MUST_CHECK;

/* Puts in what there is room for: a count, or -EIO. */
int xenbus_put(const void *bytes, size_t len) UK_MUST_CHECK;

/* Tells the store that there is something in the ring, or room. */
void xenbus_notify(void);

/* Says what is wrong, and gives the connection up. */
void xenbus_break(const char *why);

/* Takes all messages that are there. Interrupts masked. */
void xenbus_receive(void);

/* Watches control/shutdown. */
int xenbus_shutdown_listen(void);

size_t xenbus_length(const char *s);

#endif
