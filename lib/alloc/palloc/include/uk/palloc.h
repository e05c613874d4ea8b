// SPDX-License-Identifier: BSD-3-Clause
// The page allocator: whole pages of the memory that the machine booted with.
//
// It is there from init level mem on. Any context; interrupts are masked for
// one walk over the runs of free pages, few as neighbours are always joined.
// Pages are mapped readable and writable, and not zeroed.
#ifndef UK_PALLOC_H
#define UK_PALLOC_H

#include <uk/base.h>

/* Returns `pages` (at least 1) pages in a row, the caller's until
 * uk_palloc_free; NULL if no free run is that long. */
void *uk_palloc_alloc(size_t pages);

/* The same at a multiple of `align` bytes, a power of two. */
void *uk_palloc_alloc_aligned(size_t pages, size_t align);

/* Returns pages for a heap to grow by: at least `wish_bytes` if they can be
 * had, else at least `need_bytes`, else NULL. `*bytes` says how much it is. */
void *uk_palloc_grow(size_t need_bytes, size_t wish_bytes, size_t *bytes);

/* Gives back pages in a row, not necessarily all that were got in one call.
 * Asserts that none of them is free already. NULL is ignored. */
void uk_palloc_free(void *addr, size_t pages);

struct uk_palloc_stats {
	size_t total_pages; /* taken over at boot */
	size_t free_pages;
	size_t largest_pages; /* the longest free run */
	size_t runs;          /* free runs */
	size_t failures;      /* requests refused so far */
};

void uk_palloc_stats(struct uk_palloc_stats *stats);

#endif
