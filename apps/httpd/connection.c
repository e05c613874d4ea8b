// SPDX-License-Identifier: BSD-3-Clause
// One connection: requests are read and answered in turn, until there is
// nothing to read, or no room to send.
#include "httpd.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

/* What is read goes here first: few connections have to keep a part. */
static char buffer[HEADER_MAX];

void connection_clear(struct connection *c)
{
	if (c->file >= 0)
		close(c->file);
	if (c->folder)
		closedir(c->folder);
	free(c->chunk);
	free(c->input);
	c->file = -1;
	c->folder = NULL;
	c->chunk = c->input = NULL;
	c->input_bytes = 0;
}

/* Keeps what was not used for when there is more of it. False: no memory. */
static bool keep_rest(struct connection *c, const char *rest, size_t bytes)
{
	if (bytes > 0 && !c->input) {
		c->input = malloc(HEADER_MAX);
		if (!c->input)
			return false;
	}
	if (bytes > 0) {
		memmove(c->input, rest, bytes);
	} else {
		free(c->input);
		c->input = NULL;
	}
	c->input_bytes = bytes;
	return true;
}

/* Whether a request could be answered: `used` is moved behind it. */
static bool answer_next(struct connection *c, const char *text, size_t bytes,
			size_t *used)
{
	struct request r;
	long length = request_read(&r, text, bytes);

	if (length == 0 && bytes < HEADER_MAX)
		return false;
	if (length <= 0) {
		*used += bytes;
		connection_refuse(c, length ? (int)-length : 431, false);
		return true;
	}
	*used += (size_t)length;
	if (r.body_bytes > BODY_MAX) {
		connection_refuse(c, 413, r.is_head);
		return true;
	}
	c->skip = r.body_bytes;
	c->keep = r.keep;
	/* After the reply nobody knows whether the body comes still. */
	if (r.asks_first && (r.body_bytes > 0 || r.chunked)) {
		c->keep = false;
		c->refused = true;
	}
	c->old = !r.minor;
	reply_to(c, &r);
	if (r.chunked && !r.asks_first) {
		chunks_begin(&c->body, BODY_MAX);
		c->taking = true;
		c->replying = false;
	}
	return true;
}

/* The connection ends here; what the other end still sends is read away, for
 * else it would never see the reply. */
static enum step begin_end(struct connection *c)
{
	if (shutdown(c->fd, SHUT_WR))
		return STEP_CLOSE;
	keep_rest(c, NULL, 0);
	c->ending = true;
	return STEP_DONE;
}

static enum step finish(struct connection *c, bool more_input)
{
	enum step step = send_reply(c);

	if (step != STEP_DONE)
		return step;
	c->replying = false;
	c->heard_ms = now_ms();
	served++;
	if (c->keep)
		return STEP_DONE;
	return more_input || c->refused || c->skip ? begin_end(c) : STEP_CLOSE;
}

/* Answers all requests of a text; the rest is kept. */
static enum step answer_all(struct connection *c, const char *text,
			    size_t bytes)
{
	size_t used = body_skip(c, text, bytes);
	enum step step = STEP_DONE;

	do {
		if (c->replying)
			step = finish(c, used < bytes);
		if (step != STEP_DONE || used == bytes || c->ending ||
		    !answer_next(c, text + used, bytes - used, &used))
			break;
		used += body_skip(c, text + used, bytes - used);
	} while (c->replying);
	if (step == STEP_CLOSE || c->ending)
		return step;
	return keep_rest(c, text + used, bytes - used) ? step : STEP_CLOSE;
}

static enum step read_away(struct connection *c)
{
	ssize_t n = recv(c->fd, buffer, sizeof(buffer), 0);

	return n > 0 || (n < 0 && errno == EAGAIN) ? STEP_DONE : STEP_CLOSE;
}

static enum step read_some(struct connection *c)
{
	size_t had = c->input_bytes;
	ssize_t n;

	if (had > 0)
		memcpy(buffer, c->input, had);
	n = recv(c->fd, buffer + had, sizeof(buffer) - had, 0);
	if (n < 0)
		return errno == EAGAIN || errno == EINTR ? STEP_DONE
							 : STEP_CLOSE;
	if (n == 0)
		return STEP_CLOSE;
	return answer_all(c, buffer, had + (size_t)n);
}

/* The reply that had to wait, then what was kept behind its request. */
static enum step go_on(struct connection *c)
{
	enum step step = finish(c, c->input_bytes > 0);
	size_t had = c->input_bytes;

	if (step != STEP_DONE || c->ending || had == 0)
		return step;
	memcpy(buffer, c->input, had);
	return answer_all(c, buffer, had);
}

enum step connection_run(struct connection *c, unsigned events)
{
	if (events & EPOLLERR)
		return STEP_CLOSE;
	if (c->ending)
		return read_away(c);
	if (c->replying)
		return go_on(c);
	return read_some(c);
}
