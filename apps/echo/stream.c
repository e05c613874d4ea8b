// SPDX-License-Identifier: BSD-3-Clause
// One connection: what is read is sent back before more is read.
#include "echo.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

/* Reads of one connection before the others' turn. */
enum { READS = 4 };

void stream_clear(struct connection *c)
{
	free(c->kept);
	c->kept = NULL;
	c->kept_bytes = c->kept_sent = 0;
}

static bool is_only_late(void)
{
	return errno == EAGAIN || errno == EINTR;
}

/* How many bytes left; -1: the connection is no more. */
static ssize_t send_some(struct connection *c, const char *bytes, size_t count)
{
	ssize_t n = send(c->fd, bytes, count, 0);

	return n < 0 && is_only_late() ? 0 : n;
}

static enum step send_kept(struct connection *c)
{
	ssize_t n =
	    send_some(c, c->kept + c->kept_sent, c->kept_bytes - c->kept_sent);

	if (n < 0)
		return STEP_CLOSE;
	c->kept_sent += (size_t)n;
	if (c->kept_sent < c->kept_bytes)
		return STEP_WAIT;
	stream_clear(c);
	return c->ended ? STEP_CLOSE : STEP_READ;
}

static enum step keep(struct connection *c, const char *bytes, size_t count)
{
	c->kept = malloc(count);
	if (!c->kept)
		return STEP_CLOSE;
	memcpy(c->kept, bytes, count);
	c->kept_bytes = count;
	return STEP_WAIT;
}

static enum step echo(struct connection *c, size_t bytes)
{
	ssize_t n = send_some(c, buffer, bytes);

	if (n < 0)
		return STEP_CLOSE;
	return (size_t)n == bytes ? STEP_READ
				  : keep(c, buffer + n, bytes - (size_t)n);
}

enum step stream_run(struct connection *c)
{
	enum step step = c->kept ? send_kept(c) : STEP_READ;

	for (int i = 0; i < READS && step == STEP_READ; i++) {
		ssize_t n = recv(c->fd, buffer, sizeof(buffer), 0);

		if (n < 0)
			return is_only_late() ? STEP_READ : STEP_CLOSE;
		if (n == 0)
			return STEP_CLOSE;
		step = echo(c, (size_t)n);
	}
	return step;
}
