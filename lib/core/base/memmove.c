// SPDX-License-Identifier: BSD-3-Clause
// memmove: memcpy, or a copy from the end where the destination lies above.
#include "words.h"
#include <uk/memory.h>

static void copy_down(unsigned char *d, const unsigned char *s, size_t bytes)
{
	d += bytes;
	s += bytes;
	if (word_parallel(d, s)) {
		for (; bytes && !word_aligned(d); bytes--)
			*--d = *--s;
		for (; bytes >= WORD_BYTES; bytes -= WORD_BYTES) {
			d -= WORD_BYTES;
			s -= WORD_BYTES;
			*(word *)d = *(const word *)s;
			KEEP_LOOP(d);
		}
	}
	for (; bytes; bytes--) {
		*--d = *--s;
		KEEP_LOOP(d);
	}
}

void *memmove(void *dst, const void *src, size_t bytes)
{
	/* The difference wraps for a destination below, so this is both cases
	 * that a copy upwards gets right. */
	if ((uintptr_t)dst - (uintptr_t)src >= bytes)
		return memcpy(dst, src, bytes);
	copy_down(dst, src, bytes);
	return dst;
}
