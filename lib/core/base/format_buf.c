// SPDX-License-Identifier: BSD-3-Clause
// The formatter's sink for a caller's buffer, which keeps what fits.
#include <uk/format.h>
#include <uk/memory.h>

struct buffer {
	struct uk_format_sink sink;
	char *next;
	size_t room; /* without the terminator's byte */
};

static void keep(struct uk_format_sink *sink, const char *s, size_t len)
{
	struct buffer *b = UK_CONTAINER_OF(sink, struct buffer, sink);

	len = UK_MIN(len, b->room);
	memcpy(b->next, s, len);
	b->next += len;
	b->room -= len;
}

int uk_format_buf(char *buf, size_t size, const char *fmt, ...)
{
	char none;
	struct buffer b = {.sink.write = keep,
			   .next = size ? buf : &none,
			   .room = size ? size - 1 : 0};
	va_list ap;
	int ret;

	va_start(ap, fmt);
	ret = uk_format(&b.sink, fmt, ap);
	va_end(ap);
	*b.next = '\0';
	return ret;
}
