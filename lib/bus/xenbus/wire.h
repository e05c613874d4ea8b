// SPDX-License-Identifier: BSD-3-Clause
// Messages of xenstore, taken out of a ring that may hold anything.
#ifndef XENBUS_WIRE_H
#define XENBUS_WIRE_H

#include <uk/errno.h>
#include <uk/xen_ring.h>

#include <xen/io/xs_wire.h>

/* A message on its way in. */
struct xenbus_wire {
	struct xsd_sockmsg header;
	size_t got; /* bytes of header and payload */
	/* Always with a NUL behind it. */
	char payload[XENSTORE_PAYLOAD_MAX + 1];
};

/* Takes what the ring has, at most to the end of a message. Returns 1 if that
 * is there: its header and its payload; 0 if there has to come more; -EIO if
 * the ring's indices, -EPROTO if the header makes no sense. After an error
 * nothing makes sense any more. */
int xenbus_wire_receive(struct xenbus_wire *wire,
			const struct uk_xen_ring *ring) UK_MUST_CHECK;

/* The error that the payload of XS_ERROR names, negative; -EIO for one that
 * nobody knows. */
int xenbus_wire_error(const struct xenbus_wire *wire) UK_MUST_CHECK;

/* The number that the token of XS_WATCH_EVENT is; 0 if it is none of ours. */
uint32_t xenbus_wire_token(const struct xenbus_wire *wire) UK_MUST_CHECK;

/* Tokens are decimal numbers. */
#define XENBUS_TOKEN_BYTES 11
void xenbus_wire_make_token(char token[XENBUS_TOKEN_BYTES], uint32_t id);

/* A decimal number of `len` bytes, and nothing else: 0 or -EINVAL. */
int xenbus_wire_number(const char *text, size_t len, uint64_t *number)
    UK_MUST_CHECK;

#endif
