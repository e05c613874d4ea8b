// SPDX-License-Identifier: BSD-3-Clause
// Several buffers as one.
#include "socket.h"

#include <string.h>

size_t span_left(const struct span *span)
{
	size_t sum = 0;

	for (int i = 0; i < span->count; i++)
		sum += span->iov[i].iov_len;
	return sum - span->offset;
}

const void *span_peek(const struct span *span, size_t *bytes)
{
	*bytes = span->iov->iov_len - span->offset;
	return (const char *)span->iov->iov_base + span->offset;
}

void span_skip(struct span *span, size_t bytes)
{
	span->offset += bytes;
	while (span->count > 0 && span->offset >= span->iov->iov_len) {
		span->offset -= span->iov->iov_len;
		span->iov++;
		span->count--;
	}
}

void span_put(struct span *span, const void *from, size_t bytes)
{
	while (bytes > 0) {
		size_t room;
		void *to = (void *)span_peek(span, &room);
		size_t n = UK_MIN(bytes, room);

		memcpy(to, from, n);
		span_skip(span, n);
		from = (const char *)from + n;
		bytes -= n;
	}
}
