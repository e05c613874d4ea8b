// SPDX-License-Identifier: BSD-3-Clause
// Compares an answer with what it has to be, byte by byte.
#include "load.h"

#include <stdlib.h>
#include <string.h>

/* The header is whole: true if it is as it should be. */
static bool header_is_good(struct connection *c)
{
	const char *length = strcasestr(c->text, "\r\nContent-Length:");

	if (strncmp(c->text, "HTTP/1.1 200 ", 13) != 0 || !length)
		return false;
	c->length = strtoul(length + 17, NULL, 10);
	return c->length == c->page->count;
}

bool take(struct connection *c, const char *bytes, size_t count)
{
	while (count > 0 && c->length == 0) {
		if (c->header == sizeof(c->text) - 1)
			return false;
		c->text[c->header++] = *bytes++;
		c->text[c->header] = '\0';
		count--;
		if (c->header >= 4 &&
		    memcmp(c->text + c->header - 4, "\r\n\r\n", 4) == 0 &&
		    !header_is_good(c))
			return false;
	}
	if (count > c->length - c->body ||
	    memcmp(bytes, c->page->bytes + c->body, count) != 0)
		return false;
	c->body += count;
	return true;
}
