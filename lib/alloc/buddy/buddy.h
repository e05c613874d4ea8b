// SPDX-License-Identifier: BSD-3-Clause
// Binary buddies: memory as zones, a zone as a tree of blocks.
//
// A node of the tree stands for an aligned block of 2^order pages, and is one
// byte: 0 if all of them are in use, order + 1 if all are free, else the
// greater of its children's. What lies below a node of the first two kinds says
// nothing.
//
// No locks: the caller serialises.
#ifndef BUDDY_BUDDY_H
#define BUDDY_BUDDY_H

#include <uk/base.h>
#include <uk/pages.h>

/* Lies in the first of the pages that it describes, with its tree. Pages are
 * counted from `origin`, a multiple of 2^order. */
struct zone {
	struct zone *next;
	size_t origin;    /* address / page size */
	size_t low, high; /* from, up to: what can be handed out */
	unsigned order;
	uint8_t nodes[]; /* the root is 1; those below n are 2n and 2n + 1 */
};

/* All zero: empty. */
struct buddy {
	struct zone *zones;
	size_t total_pages, free_pages, failures;
};

/* tree.c. Pages [first, end) of the zone become free, or used. */
void buddy_tree_set(struct zone *z, size_t first, size_t end, bool free);

bool buddy_tree_is_used(const struct zone *z, size_t first, size_t end);

/* The first page of a free block of 2^order pages, which there must be. */
size_t buddy_tree_find(const struct zone *z, unsigned order);

/* The free runs, neighbours counted as one. */
size_t buddy_tree_runs(const struct zone *z);

/* buddy.c: as <uk/pages.h> has them. */
void buddy_add(struct buddy *b, void *addr, size_t pages);
void *buddy_take(struct buddy *b, size_t pages, size_t align);
void buddy_give(struct buddy *b, void *addr, size_t pages);
void buddy_stats(const struct buddy *b, struct uk_palloc_stats *stats);

#endif
