// SPDX-License-Identifier: BSD-3-Clause
// What the load is made of: connections of several kinds to an HTTP server.
#ifndef LOAD_H
#define LOAD_H

#include <netinet/in.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum kind {
	KEPT,    /* one request after the other */
	CLOSED,  /* a connection for each */
	SLOW,    /* the same, reading a little now and then */
	HALF,    /* sends half a request, says no more, and is gone */
	CUT,     /* resets the connection in the midst of the answer */
	LOST,    /* from the address that vanishes: nothing is expected */
	CONTROL, /* as CLOSED, to the server that is known to be good */
	KINDS
};

/* Something that is asked for, and what it has to be. */
struct page {
	const char *path;
	char *bytes;
	size_t count;
};

struct counts {
	uint64_t begun, answers;
	uint64_t failures;   /* refused, reset, cut off, or no answer in time */
	uint64_t wrong;      /* another status, length, or body */
	uint64_t slowest_ns; /* from asking to the whole answer */
	uint64_t silent_ns; /* the longest without a byte that was waited for */
};

struct connection {
	enum kind kind;
	const struct page *page;
	int fd;              /* -1: there is none */
	uint64_t started_ns; /* this request */
	uint64_t heard_ns;   /* the last byte, either way */
	uint64_t wake_ns;
	size_t sent, header, body, length;
	char text[1024]; /* the answer's header */
};

extern const char *const kind_names[KINDS];
extern struct page pages[];
extern unsigned page_count;
extern struct counts counts[KINDS];
extern struct sockaddr_in server, control;
extern struct in_addr vanishing; /* 0: there is none */

uint64_t now_ns(void);

/* Connects, and asks. */
void connection_start(struct connection *c, int epoll);
/* It can be read from, or written to. */
void connection_ready(struct connection *c, int epoll);
/* Its wake_ns is past. */
void connection_wake(struct connection *c, int epoll);

/* host.c: how long the threads of a process waited for a CPU so far; 0: that is
 * not known. */
uint64_t waited_ns(int pid);

/* take.c: takes what came of an answer; false if it is wrong. */
bool take(struct connection *c, const char *bytes, size_t count);
static inline bool is_whole(const struct connection *c)
{
	return c->length > 0 && c->body == c->length;
}

#endif
