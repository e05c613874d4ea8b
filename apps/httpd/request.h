// SPDX-License-Identifier: BSD-3-Clause
// One request of HTTP/1.1, as a client wrote it (RFC 9112).
#ifndef REQUEST_H
#define REQUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct request {
	bool is_get, is_head;
	bool minor;         /* HTTP/1.1, not 1.0 */
	bool keep;          /* the connection stays */
	const char *target; /* in the text that was read */
	size_t target_bytes;
	uint64_t body_bytes; /* that follow the header */
	bool chunked;        /* that many are not known */
	bool asks_first;     /* whether the body is wanted (Expect) */
	const char *since;   /* If-Modified-Since, in the text, or NULL */
	size_t since_bytes;
};

/* Reads the header of a request from the beginning of a text. Returns its
 * length; 0 if it is not whole yet; or the negative status of an answer, after
 * which the connection has to be closed. */
long request_read(struct request *r, const char *text, size_t bytes);

/* A body in chunks, while it comes. */
struct chunks {
	unsigned state;
	uint32_t left; /* of this chunk */
	uint32_t most; /* of all, sizes and trailers included */
};

/* Takes what of a text is such a body, which may be `most` bytes long. Returns
 * how much that is, or the negative status of an answer, after which the
 * connection has to be closed. */
void chunks_begin(struct chunks *b, uint32_t most);
long chunks_take(struct chunks *b, const char *text, size_t bytes);
bool chunks_ended(const struct chunks *b);

/* The value of a hexadecimal digit; below 0: it is none. */
int request_hex(char c);

/* Turns a target into a path below a root: without query, decoded, with all
 * dots resolved; it begins with a slash. Returns its length, or the negative
 * status of an answer. */
long request_path(const char *target, size_t bytes, char *path, size_t room);

#endif
