// SPDX-License-Identifier: BSD-3-Clause
// Runs of free pages, in address order, each written down in its first page.
//
// No locks: the caller serialises.
#ifndef PALLOC_RUNS_H
#define PALLOC_RUNS_H

#include <uk/base.h>
#include <uk/palloc.h>

struct palloc_run {
	struct palloc_run *next; /* higher, and never adjacent */
	size_t pages;
};

/* All zero: empty. */
struct palloc_runs {
	struct palloc_run *first;
	size_t total_pages;
	size_t free_pages;
	size_t failures;
};

/* First fit; NULL, and a failure counted, if there is none. */
void *palloc_runs_take(struct palloc_runs *runs, size_t pages, size_t align);

/* Gives back what was taken. */
void palloc_runs_give(struct palloc_runs *runs, void *addr, size_t pages);

/* Adds memory that was never here. */
void palloc_runs_add(struct palloc_runs *runs, void *addr, size_t pages);

void palloc_runs_stats(const struct palloc_runs *runs,
		       struct uk_palloc_stats *stats);

#endif
