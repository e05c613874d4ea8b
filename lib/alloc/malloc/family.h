// SPDX-License-Identifier: BSD-3-Clause
// The malloc family as this library defines it; programs see their C library's
// headers, which agree.
//
// C11 7.22.3 and POSIX. All of it may be called by any thread, and in interrupt
// handlers as far as the heap may. Where memory is out, NULL is returned and
// errno is ENOMEM; an alignment that is no power of two is EINVAL.
#ifndef MALLOC_FAMILY_H
#define MALLOC_FAMILY_H

#include <uk/base.h>

/* Zero bytes are a block of its own, for realloc too. */
void *malloc(size_t bytes);
void *calloc(size_t n, size_t bytes);
void *realloc(void *p, size_t bytes);
void *reallocarray(void *p, size_t n, size_t bytes);
void free(void *p);

/* `bytes` need be no multiple of `align`. */
void *aligned_alloc(size_t align, size_t bytes);
void *memalign(size_t align, size_t bytes);
void *valloc(size_t bytes);

/* 0; EINVAL unless `align` is a power of two and a multiple of a pointer's
 * size; ENOMEM. Never changes errno, and `*p` only where it returns 0. */
int posix_memalign(void **p, size_t align, size_t bytes);

/* What the owner may use: what was asked for, or more. 0 for NULL, and where
 * the heap cannot tell. */
size_t malloc_usable_size(void *p);

/* `p`, with errno set to ENOMEM if that is NULL. */
void *malloc_or_enomem(void *p);

#endif
