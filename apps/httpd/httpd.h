// SPDX-License-Identifier: BSD-3-Clause
// What the files of this program say to each other.
#ifndef HTTPD_H
#define HTTPD_H

#include "request.h"

#include <dirent.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <time.h>

enum {
	HEADER_MAX = 4096, /* bytes of a request, without its body */
	BODY_MAX = 65536,  /* bytes that are read and thrown away */
	BLOCK = 16384,     /* bytes of a file that are sent at a time */
	REPLY_MAX = 512,   /* bytes of a reply's header, short text included */
	PATH_MAX_BYTES = 1024,
};

struct options {
	const char *root;
	unsigned port, connections, idle_seconds;
	unsigned long requests; /* then end; 0: never */
};

/* A connection, from accept to close. */
struct connection {
	struct connection *next, *previous; /* by who was heard of last */
	int fd;
	unsigned events;   /* that are waited for */
	uint64_t heard_ms; /* when it got on last */
	char *input;       /* what was read and is no whole request, or NULL */
	size_t input_bytes;
	uint64_t skip; /* bytes of a body that nobody wants */
	/* Such a body in chunks, before whose end the reply is not sent. */
	struct chunks body;
	bool taking;
	bool keep;    /* after this reply */
	bool old;     /* the client speaks HTTP/1.0 */
	bool refused; /* what it sent further is not looked at */
	bool ending;  /* sends no more; waits for the other end */
	/* The reply that is being sent: a header, then a body. */
	bool replying;
	char header[REPLY_MAX];
	size_t header_bytes, header_sent;
	int file; /* -1: none */
	off_t file_at, file_left;
	/* A folder's names, in pieces whose length is told one by one. */
	DIR *folder;
	bool chunked, ended;
	char *chunk;
	size_t chunk_bytes, chunk_sent;
};

extern struct options options;
extern unsigned long served;

/* The server's life: 0, or an errno that stopped it. Ends when server_stop was
 * called, which signal handlers may do. */
int server_run(void);
void server_stop(void);

/* Milliseconds that only grow. */
uint64_t now_ms(void);

/* What came of a step. */
enum step { STEP_DONE, STEP_WAIT, STEP_CLOSE };

/* connection.c: reads, answers and sends as far as that goes. */
enum step connection_run(struct connection *c, unsigned events);
void connection_clear(struct connection *c);

/* body.c: how much of a text belongs to the body of the last request; a reply
 * that waited for its end is sent then, or that it is wrong. */
size_t body_skip(struct connection *c, const char *text, size_t bytes);
/* A reply after which nothing is read any more. */
void connection_refuse(struct connection *c, int status, bool head);

/* reply.c: begins the reply to a request, or one of a status alone. */
void reply_to(struct connection *c, const struct request *r);
void reply_status(struct connection *c, int status, bool head);

/* header.c: the header of a reply; `bytes` below 0 are not known. `more` are
 * further lines, or NULL. */
void header_write(struct connection *c, int status, const char *type,
		  long long bytes, const char *more);
const char *header_reason(int status);
/* A line with a time, of at least 48 bytes. */
enum { DATE_LINE = 64 };
void header_date(char line[DATE_LINE], const char *name, time_t time);

/* send.c: sends what is left of the reply. */
enum step send_reply(struct connection *c);

/* folder.c: writes the next piece of a folder's names into the chunk. False: no
 * memory. */
bool folder_next(struct connection *c);

#endif
