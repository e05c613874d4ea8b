// SPDX-License-Identifier: BSD-3-Clause
// A store with a few nodes, at the other end of the ring, for tests.
#ifndef XENBUS_TESTS_STORE_H
#define XENBUS_TESTS_STORE_H

#include <uk/base.h>
#include <uk/xen.h>

#include <xen/io/xs_wire.h>

/* Connects anew with a store that holds nothing. */
bool store_begin(void);

extern struct xenstore_domain_interface store_page;

/* What the store does instead of answering as it should. */
extern struct store_how {
	bool silent;      /* reads, and says nothing */
	bool deaf;        /* does not even read */
	unsigned pieces;  /* at most so many bytes at a time; 0: all */
	unsigned refuses; /* so many transactions are to be done again */
	/* Is called for each request; its answer is all there is, unless it
	 * returns false. */
	bool (*lie)(const struct xsd_sockmsg *head, const char *payload);
} store_how;

/* Sends a message, as far as there is room. */
void store_send(uint32_t type, uint32_t id, const void *payload, uint32_t len);

/* Writes a node, as another domain would: watches fire. */
void store_write(const char *path, const char *value);

/* What a node holds; NULL if it is not there. */
const char *store_value(const char *path);

/* How many watches there are. */
unsigned store_watches(void);

/* Requests so far. */
extern unsigned store_requests;

/* Lets the store and the upcall run until there is nothing to do. */
void store_run(void);

#endif
