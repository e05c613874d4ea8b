// SPDX-License-Identifier: BSD-3-Clause
// Pairing heaps: a queue by priority whose nodes stand in what is queued.
//
// Putting in takes constant time, taking out a logarithmic one on average
// (Fredman, Sedgewick, Sleator, Tarjan: The Pairing Heap, 1986). Nothing here
// allocates or locks: the caller owns the nodes and serialises access.
#ifndef UK_PAIRING_H
#define UK_PAIRING_H

#include <uk/base.h>

struct uk_pairing_node {
	struct uk_pairing_node *child, *next;
	/* Whose child or next it is; NULL for the root. */
	struct uk_pairing_node *previous;
};

/* Zeroed but for `before`, which says whether `a` comes out before `b`, it is
 * empty. */
struct uk_pairing {
	struct uk_pairing_node *root;
	bool (*before)(const struct uk_pairing_node *a,
		       const struct uk_pairing_node *b);
};

void uk_pairing_add(struct uk_pairing *heap, struct uk_pairing_node *node);

/* Takes out a node that is in the heap, whatever its place. */
void uk_pairing_remove(struct uk_pairing *heap, struct uk_pairing_node *node);

/* Who comes out next; NULL if it is empty. */
static inline struct uk_pairing_node *uk_pairing_first(
    const struct uk_pairing *heap)
{
	return heap->root;
}

#endif
