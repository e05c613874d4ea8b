// SPDX-License-Identifier: BSD-3-Clause
// What the load is made of: connections of several kinds to an HTTP server.
#ifndef LOAD_H
#define LOAD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum kind {
	KEPT,    /* one request after the other */
	CLOSED,  /* a connection for each */
	SLOW,    /* the same, reading a little now and then */
	HALF,    /* sends half a request, says no more, and is gone */
	CONTROL, /* as CLOSED, to the server that is known to be good */
	KINDS
};

/* What the page that is asked for has. */
struct page {
	const char *path;
	char *bytes;
	size_t count;
};

struct counts {
	uint64_t answers[KINDS];
	uint64_t failures; /* refused, reset, cut off, or no answer in time */
	uint64_t wrong;    /* another status, length, or body */
	uint64_t slowest_ns;
};

struct connection {
	enum kind kind;
	int port;
	int fd; /* -1: there is none */
	uint64_t started_ns, wake_ns;
	size_t sent, header, body, length;
	char text[1024]; /* the answer's header */
};

extern struct page page;
extern struct counts counts;

uint64_t now_ns(void);

/* Connects, and asks. */
void connection_start(struct connection *c, int epoll);
/* It can be read from, or written to. */
void connection_ready(struct connection *c, int epoll);
/* Its wake_ns is past. */
void connection_wake(struct connection *c, int epoll);

#endif
