// SPDX-License-Identifier: BSD-3-Clause
// memset: the same byte all over a piece of memory.
#include "words.h"
#include <uk/memory.h>

void *memset(void *dst, int byte, size_t bytes)
{
	unsigned char *d = dst;
	/* All ones divided by 255 is a one in each byte. */
	word fill = ~0UL / 255 * (unsigned char)byte;

	for (; bytes && !word_aligned(d); bytes--)
		*d++ = (unsigned char)byte;
	for (; bytes >= WORD_BYTES; bytes -= WORD_BYTES) {
		*(word *)d = fill;
		d += WORD_BYTES;
		KEEP_LOOP(d);
	}
	for (; bytes; bytes--) {
		*d++ = (unsigned char)byte;
		KEEP_LOOP(d);
	}
	return dst;
}
