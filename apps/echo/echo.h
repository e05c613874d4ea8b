// SPDX-License-Identifier: BSD-3-Clause
// What the files of this program say to each other.
#ifndef ECHO_H
#define ECHO_H

#include <stdbool.h>
#include <stddef.h>

enum { BUFFER = 65536 }; /* bytes that are read at a time */

struct options {
	const char *host; /* whose address to be at; NULL: any */
	unsigned port, connections;
	unsigned long end_after; /* so many connections; 0: never */
};

/* A connection, from accept to close. */
struct connection {
	struct connection *next, *previous;
	int fd;
	unsigned events; /* that are waited for */
	/* What could not be sent yet. Nothing is read meanwhile, so that who
	 * does not take what it gets cannot send for ever either. */
	char *kept;
	size_t kept_bytes, kept_sent;
	bool ended; /* what is kept is the last */
};

/* What came of a step. */
enum step { STEP_READ, STEP_WAIT, STEP_CLOSE };

extern struct options options;
extern unsigned long served, answered;
/* For all: what is in it is used or copied before anybody else's turn. */
extern char buffer[BUFFER];

/* server.c: its life: 0, or an errno that stopped it. Ends when server_stop was
 * called, which signal handlers may do. */
int server_run(void);
void server_stop(void);

/* listen.c: a socket of the type at the port; below 0: none, and errno says
 * why. */
int listen_for(int type);

/* stream.c: reads and sends as far as that goes. */
enum step stream_run(struct connection *c);
void stream_clear(struct connection *c);

/* datagrams.c: answers some of those that there are. */
void datagrams_run(int fd);

#endif
