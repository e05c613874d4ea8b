// SPDX-License-Identifier: BSD-3-Clause
// memcmp: the first byte in which two pieces of memory differ.
#include "words.h"
#include <uk/memory.h>

int memcmp(const void *a, const void *b, size_t bytes)
{
	const unsigned char *p = a, *q = b;

	if (word_parallel(p, q)) {
		for (; bytes && !word_aligned(p) && *p == *q; bytes--) {
			p++;
			q++;
		}
		for (; bytes >= WORD_BYTES && word_aligned(p) &&
		       *(const word *)p == *(const word *)q;
		     bytes -= WORD_BYTES) {
			p += WORD_BYTES;
			q += WORD_BYTES;
		}
	}
	for (; bytes; bytes--, p++, q++) {
		if (*p != *q)
			return *p - *q;
	}
	return 0;
}
