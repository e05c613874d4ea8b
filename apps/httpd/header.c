// SPDX-License-Identifier: BSD-3-Clause
// Headers of replies.
#include "httpd.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

const char *header_reason(int status)
{
	static const struct {
		int status;
		const char *reason;
	} reasons[] = {
	    {200, "OK"},
	    {301, "Moved Permanently"},
	    {304, "Not Modified"},
	    {400, "Bad Request"},
	    {403, "Forbidden"},
	    {404, "Not Found"},
	    {405, "Method Not Allowed"},
	    {413, "Content Too Large"},
	    {414, "URI Too Long"},
	    {431, "Request Header Fields Too Large"},
	    {500, "Internal Server Error"},
	    {501, "Not Implemented"},
	    {503, "Service Unavailable"},
	    {505, "HTTP Version Not Supported"},
	};

	for (size_t i = 0; i < sizeof(reasons) / sizeof(reasons[0]); i++)
		if (reasons[i].status == status)
			return reasons[i].reason;
	return "";
}

/* Text goes behind what is there; what has no room is left out whole. */
static void add(struct connection *c, const char *text)
{
	size_t bytes = strlen(text);

	if (bytes > sizeof(c->header) - c->header_bytes)
		return;
	memcpy(c->header + c->header_bytes, text, bytes);
	c->header_bytes += bytes;
}

static void add_number(struct connection *c, unsigned long long value)
{
	char digits[24], *at = digits + sizeof(digits) - 1;

	*at = '\0';
	do {
		*--at = (char)('0' + value % 10);
		value /= 10;
	} while (value);
	add(c, at);
}

void header_date(char line[DATE_LINE], const char *name, time_t time)
{
	size_t bytes = strlen(name);
	struct tm tm;

	memcpy(line, name, bytes);
	line[bytes] = '\0';
	if (gmtime_r(&time, &tm))
		strftime(line + bytes, DATE_LINE - bytes,
			 ": %a, %d %b %Y %H:%M:%S GMT\r\n", &tm);
}

/* Written once a second. */
static const char *date(void)
{
	static char text[DATE_LINE];
	static time_t written;
	time_t now = time(NULL);

	if (now != written) {
		header_date(text, "Date", now);
		written = now;
	}
	return now > 0 ? text : "";
}

void header_write(struct connection *c, int status, const char *type,
		  long long bytes, const char *more)
{
	c->header_bytes = c->header_sent = 0;
	add(c, "HTTP/1.1 ");
	add_number(c, (unsigned)status);
	add(c, " ");
	add(c, header_reason(status));
	add(c, "\r\n");
	add(c, date());
	add(c, "Content-Type: ");
	add(c, type);
	if (bytes >= 0) {
		add(c, "\r\nContent-Length: ");
		add_number(c, (unsigned long long)bytes);
	} else if (c->chunked) {
		add(c, "\r\nTransfer-Encoding: chunked");
	}
	if (!c->keep)
		add(c, "\r\nConnection: close");
	else if (c->old)
		add(c, "\r\nConnection: keep-alive");
	add(c, "\r\n");
	if (more)
		add(c, more);
	add(c, "\r\n");
}
