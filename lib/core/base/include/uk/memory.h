// SPDX-License-Identifier: BSD-3-Clause
// The four memory functions that compilers call by themselves.
//
// They are the only ones in an image: a libc's own are never linked. Any
// context; they take no locks. Semantics are those of C11 section 7.24.
#ifndef UK_MEMORY_H
#define UK_MEMORY_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

void *memcpy(void *__restrict dst, const void *__restrict src, size_t bytes);
void *memmove(void *dst, const void *src, size_t bytes);
void *memset(void *dst, int byte, size_t bytes);
int memcmp(const void *a, const void *b, size_t bytes);

#ifdef __cplusplus
}
#endif

#endif
