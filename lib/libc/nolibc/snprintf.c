// SPDX-License-Identifier: BSD-3-Clause
// Formatted output to memory.
#include "stream.h"
#include <limits.h>
#include <stdint.h>
#include <string.h>

struct memory {
	struct uk_format_sink sink;
	char *next;
	size_t room; /* without the terminator's byte */
};

static void keep(struct uk_format_sink *sink, const char *s, size_t len)
{
	struct memory *m = UK_CONTAINER_OF(sink, struct memory, sink);

	if (len > m->room)
		len = m->room;
	memcpy(m->next, s, len);
	m->next += len;
	m->room -= len;
}

int vsnprintf(char *restrict s, size_t size, const char *restrict fmt,
	      va_list ap)
{
	char none;
	struct memory m = {
	    .sink = {.write = keep, .floating = nolibc_format_double},
	    .next = size ? s : &none,
	    .room = size ? size - 1 : 0};
	int ret = uk_format(&m.sink, fmt, ap);

	*m.next = '\0';
	return nolibc_format_result(ret);
}

int snprintf(char *restrict s, size_t size, const char *restrict fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vsnprintf(s, size, fmt, ap);
	va_end(ap);
	return ret;
}

/* The caller vouches for the room. */
int vsprintf(char *restrict s, const char *restrict fmt, va_list ap)
{
	return vsnprintf(s, SIZE_MAX, fmt, ap);
}

int sprintf(char *restrict s, const char *restrict fmt, ...)
{
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = vsnprintf(s, SIZE_MAX, fmt, ap);
	va_end(ap);
	return ret;
}
