// SPDX-License-Identifier: BSD-3-Clause
// Bodies of requests, which nobody wants: where they end.
#include "httpd.h"

void connection_refuse(struct connection *c, int status, bool head)
{
	c->keep = false;
	c->refused = true;
	reply_status(c, status, head);
}

/* The reply that was made ready is sent now, or another. */
static size_t take_chunks(struct connection *c, const char *text, size_t bytes)
{
	long n = chunks_take(&c->body, text, bytes);

	if (n < 0) {
		connection_clear(c);
		connection_refuse(c, (int)-n, false);
	}
	c->taking = n >= 0 && !chunks_ended(&c->body);
	c->replying = !c->taking;
	return n < 0 ? bytes : (size_t)n;
}

size_t body_skip(struct connection *c, const char *text, size_t bytes)
{
	size_t n = c->skip < bytes ? (size_t)c->skip : bytes;

	if (c->taking)
		return take_chunks(c, text, bytes);
	c->skip -= n;
	return n;
}
