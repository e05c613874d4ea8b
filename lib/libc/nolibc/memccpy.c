// SPDX-License-Identifier: BSD-3-Clause
// Copying memory: to a last byte, and returning the end.
#include <string.h>

void *memccpy(void *restrict dst, const void *restrict src, int last, size_t n)
{
	const char *end = memchr(src, last, n);

	if (!end) {
		memcpy(dst, src, n);
		return NULL;
	}
	return mempcpy(dst, src, (size_t)(end + 1 - (const char *)src));
}

void *mempcpy(void *restrict dst, const void *restrict src, size_t n)
{
	return (char *)memcpy(dst, src, n) + n;
}
