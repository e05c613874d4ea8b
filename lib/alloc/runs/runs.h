// SPDX-License-Identifier: BSD-3-Clause
// Runs of free pages, in address order, each written down in its first page.
//
// No locks: the caller serialises.
#ifndef RUNS_RUNS_H
#define RUNS_RUNS_H

#include <uk/base.h>
#include <uk/pages.h>

struct run {
	struct run *next; /* higher, and never adjacent */
	size_t pages;
};

/* All zero: empty. */
struct runs {
	struct run *first;
	size_t total_pages;
	size_t free_pages;
	size_t failures;
};

/* First fit; NULL, and a failure counted, if there is none. */
void *runs_take(struct runs *runs, size_t pages, size_t align);

/* Gives back what was taken. */
void runs_give(struct runs *runs, void *addr, size_t pages);

/* Adds memory that was never here. */
void runs_add(struct runs *runs, void *addr, size_t pages);

void runs_stats(const struct runs *runs, struct uk_palloc_stats *stats);

#endif
