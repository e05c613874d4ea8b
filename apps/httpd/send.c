// SPDX-License-Identifier: BSD-3-Clause
// Sends replies: a header with what follows it, as far as there is room.
#include "httpd.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

/* A piece of a file, read anew if it could not be sent whole. */
static char block[BLOCK];

static bool load_file(struct connection *c, struct iovec *piece)
{
	size_t wanted =
	    c->file_left < BLOCK ? (size_t)c->file_left : (size_t)BLOCK;
	ssize_t n = pread(c->file, block, wanted, c->file_at);

	/* A file that has become shorter cannot be told of any more. */
	if (n <= 0)
		return false;
	*piece = (struct iovec){block, (size_t)n};
	return true;
}

static bool load(struct connection *c, struct iovec *piece)
{
	*piece = (struct iovec){NULL, 0};
	if (c->file >= 0)
		return load_file(c, piece);
	if (c->folder && c->chunk_sent == c->chunk_bytes && !folder_next(c))
		return false;
	if (c->chunk)
		*piece = (struct iovec){c->chunk + c->chunk_sent,
					c->chunk_bytes - c->chunk_sent};
	return true;
}

static void count_sent(struct connection *c, size_t sent)
{
	size_t header = c->header_bytes - c->header_sent;

	if (sent < header)
		header = sent;
	c->header_sent += header;
	sent -= header;
	if (c->file >= 0) {
		c->file_at += (off_t)sent;
		c->file_left -= (off_t)sent;
	} else {
		c->chunk_sent += sent;
	}
}

static bool is_sent(struct connection *c)
{
	return c->header_sent == c->header_bytes &&
	       (c->file < 0 || c->file_left == 0) && (!c->folder || c->ended) &&
	       c->chunk_sent == c->chunk_bytes;
}

static void clean_up(struct connection *c)
{
	if (c->file >= 0)
		close(c->file);
	c->file = -1;
	if (c->folder)
		closedir(c->folder);
	c->folder = NULL;
	free(c->chunk);
	c->chunk = NULL;
	c->chunk_bytes = c->chunk_sent = 0;
}

enum step send_reply(struct connection *c)
{
	while (!is_sent(c)) {
		struct iovec v[2] = {{c->header + c->header_sent,
				      c->header_bytes - c->header_sent}};
		ssize_t n;

		if (!load(c, &v[1]))
			return STEP_CLOSE;
		n = v[1].iov_len ? writev(c->fd, v, 2)
				 : write(c->fd, v[0].iov_base, v[0].iov_len);
		if (n < 0)
			return errno == EAGAIN || errno == EINTR ? STEP_WAIT
								 : STEP_CLOSE;
		count_sent(c, (size_t)n);
		c->heard_ms = now_ms();
		/* There is no more room: what is read anew is for later. */
		if ((size_t)n < v[0].iov_len + v[1].iov_len)
			return STEP_WAIT;
	}
	clean_up(c);
	return STEP_DONE;
}
