// SPDX-License-Identifier: BSD-3-Clause
// The page allocator class: which of the machine's free pages are handed out.
//
// Whoever implements it keeps the books of free pages; everybody else gets
// pages from <uk/palloc.h>. Exactly one library that provides `pages' is in an
// image with PALLOC, and defines uk_pages. All calls come one at a time, with
// interrupts masked. Addresses are of whole pages.
#ifndef UK_PAGES_H
#define UK_PAGES_H

#include <uk/base.h>

struct uk_palloc_stats {
	size_t total_pages; /* taken over at boot */
	size_t free_pages;
	size_t largest_pages; /* the longest run that can be had */
	size_t runs;          /* free runs */
	size_t failures;      /* requests refused so far */
};

struct uk_pages_ops {
	const char *name;
	/* Takes over memory that was never here. It may keep some of that for
	 * its books, which does not count as taken over. */
	void (*add)(void *addr, size_t pages);
	/* `pages` (not 0) in a row, at a multiple of `align`, a power of two
	 * and at least a page; NULL if there are none. */
	void *(*take)(size_t pages, size_t align);
	/* Takes back pages in a row, not necessarily all that were taken in one
	 * call. Panics, or asserts, unless all of them are in use. */
	void (*give)(void *addr, size_t pages);
	void (*stats)(struct uk_palloc_stats *stats);
};

extern const struct uk_pages_ops uk_pages;

#endif
