// SPDX-License-Identifier: BSD-3-Clause
// Targets of requests as paths, of which none leads out of the root.
#include "request.h"

#include <string.h>
#include <strings.h>

int request_hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* One byte of the target, decoded; below 0: there is none that a path may
 * have. */
static int take_byte(const char **at, const char *end)
{
	const char *s = *at;
	int high, low;

	*at = s + 1;
	if (*s != '%')
		return *s == '#' ? -1 : (unsigned char)*s;
	if (end - s < 3)
		return -1;
	high = request_hex(s[1]);
	low = request_hex(s[2]);
	if (high < 0 || low < 0 || high * 16 + low < ' ')
		return -1;
	*at = s + 3;
	return high * 16 + low;
}

/* As a proxy would write it: http://host/path. */
static void skip_host(const char **at, const char *end)
{
	if (end - *at < 7 || strncasecmp(*at, "http://", 7) != 0)
		return;
	*at += 7;
	while (*at < end && **at != '/' && **at != '?')
		++*at;
}

/* A part of the path is whole: what dots in it mean is done. False: it leads
 * out. */
static bool settle(const char *path, size_t *length, size_t part)
{
	size_t bytes = *length - part;

	if (bytes == 0 || (bytes == 1 && path[part] == '.')) {
		*length = part;
	} else if (bytes == 2 && path[part] == '.' && path[part + 1] == '.') {
		if (part <= 1)
			return false;
		*length = part - 1;
		while (path[*length - 1] != '/')
			--*length;
	}
	return true;
}

static size_t start_of_part(const char *path, size_t length)
{
	while (path[length - 1] != '/')
		length--;
	return length;
}

long request_path(const char *target, size_t bytes, char *path, size_t room)
{
	const char *at = target, *end = target + bytes;
	size_t length = 1;

	skip_host(&at, end);
	if (at < end && *at != '/' && *at != '?')
		return -400;
	path[0] = '/';
	at += at < end && *at == '/';
	while (at < end && *at != '?') {
		int c = take_byte(&at, end);

		if (c < 0)
			return -400;
		if (c == '/') {
			if (!settle(path, &length, start_of_part(path, length)))
				return -400;
			if (path[length - 1] == '/')
				continue;
		}
		if (length + 2 > room)
			return -414;
		path[length++] = (char)c;
	}
	if (!settle(path, &length, start_of_part(path, length)))
		return -400;
	path[length] = '\0';
	return (long)length;
}
