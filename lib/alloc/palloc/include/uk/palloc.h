// SPDX-License-Identifier: BSD-3-Clause
// The page allocator: whole pages of the memory that the machine booted with.
//
// It is there from init level mem on. Any context; how long interrupts are
// masked depends on what keeps the books (<uk/pages.h>): runs take one walk
// over the runs of free pages, buddy takes the logarithm of the memory. Pages
// are mapped readable and writable, and not zeroed.
#ifndef UK_PALLOC_H
#define UK_PALLOC_H

#include <uk/base.h>
#include <uk/pages.h>

/* Returns `pages` (at least 1) pages in a row, the caller's until
 * uk_palloc_free; NULL if none are found. */
void *uk_palloc_alloc(size_t pages);

/* The same at a multiple of `align` bytes, a power of two. */
void *uk_palloc_alloc_aligned(size_t pages, size_t align);

/* Returns pages for a heap to grow by: at least `wish_bytes` if they can be
 * had, else at least `need_bytes`, else NULL. `*bytes` says how much it is. */
void *uk_palloc_grow(size_t need_bytes, size_t wish_bytes, size_t *bytes);

/* Gives back pages in a row, not necessarily all that were got in one call.
 * None of them may be free already. NULL is ignored. */
void uk_palloc_free(void *addr, size_t pages);

/* May take long: the free pages are counted. */
void uk_palloc_stats(struct uk_palloc_stats *stats);

#endif
