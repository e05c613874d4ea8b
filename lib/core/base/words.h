// SPDX-License-Identifier: BSD-3-Clause
// Words as the memory functions move them.
#ifndef UK_BASE_WORDS_H
#define UK_BASE_WORDS_H

#include <uk/base.h>

/* May alias whatever the caller keeps in the bytes. */
typedef unsigned long word __attribute__((may_alias));

#define WORD_BYTES sizeof(word)

/* Keeps a loop as it is written: compilers know a loop that copies or fills
 * memory, and would have the function that it stands in call itself. */
#define KEEP_LOOP(pointer) __asm__("" : "+r"(pointer))

static inline bool word_aligned(const void *p)
{
	return UK_IS_ALIGNED((uintptr_t)p, WORD_BYTES);
}

/* Whether the two reach a word boundary after the same number of bytes. */
static inline bool word_parallel(const void *a, const void *b)
{
	return UK_IS_ALIGNED((uintptr_t)a ^ (uintptr_t)b, WORD_BYTES);
}

#endif
