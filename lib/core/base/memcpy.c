// SPDX-License-Identifier: BSD-3-Clause
// memcpy, upwards: memmove relies on that where the source lies above.
#include "words.h"
#include <uk/memory.h>

void *memcpy(void *dst, const void *src, size_t bytes)
{
	unsigned char *d = dst;
	const unsigned char *s = src;

	if (word_parallel(d, s)) {
		for (; bytes && !word_aligned(d); bytes--)
			*d++ = *s++;
		for (; bytes >= WORD_BYTES; bytes -= WORD_BYTES) {
			*(word *)d = *(const word *)s;
			d += WORD_BYTES;
			s += WORD_BYTES;
			KEEP_LOOP(d);
		}
	}
	for (; bytes; bytes--) {
		*d++ = *s++;
		KEEP_LOOP(d);
	}
	return dst;
}
