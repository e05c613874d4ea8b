// SPDX-License-Identifier: BSD-3-Clause
// Trees melded in pairs: no recursion, however deep they are.
#include <uk/pairing.h>

/* One tree of two, either of which may be none. */
static struct uk_pairing_node *meld(const struct uk_pairing *heap,
				    struct uk_pairing_node *a,
				    struct uk_pairing_node *b)
{
	if (!a || !b)
		return a ? a : b;
	if (heap->before(b, a)) {
		struct uk_pairing_node *first = b;

		b = a;
		a = first;
	}
	b->next = a->child;
	if (b->next)
		b->next->previous = b;
	b->previous = a;
	a->child = b;
	return a;
}

/* Takes the first two of a list of trees and melds them. */
static struct uk_pairing_node *meld_pair(const struct uk_pairing *heap,
					 struct uk_pairing_node **list)
{
	struct uk_pairing_node *a = *list, *b = a->next;

	*list = b ? b->next : NULL;
	a->next = NULL;
	if (b)
		b->next = NULL;
	return meld(heap, a, b);
}

/* One tree of a list: in pairs first, then all of these, the last first. */
static struct uk_pairing_node *meld_all(const struct uk_pairing *heap,
					struct uk_pairing_node *list)
{
	struct uk_pairing_node *pairs = NULL, *tree = NULL;

	while (list) {
		struct uk_pairing_node *pair = meld_pair(heap, &list);

		pair->next = pairs;
		pairs = pair;
	}
	while (pairs) {
		struct uk_pairing_node *pair = pairs;

		pairs = pair->next;
		pair->next = NULL;
		tree = meld(heap, tree, pair);
	}
	return tree;
}

static void set_root(struct uk_pairing *heap, struct uk_pairing_node *root)
{
	heap->root = root;
	if (root)
		root->previous = NULL;
}

void uk_pairing_add(struct uk_pairing *heap, struct uk_pairing_node *node)
{
	*node = (struct uk_pairing_node){NULL, NULL, NULL};
	set_root(heap, meld(heap, heap->root, node));
}

/* Takes a tree, but not the root, out of the one that it is in. */
static void cut(struct uk_pairing_node *node)
{
	if (node->previous->child == node)
		node->previous->child = node->next;
	else
		node->previous->next = node->next;
	if (node->next)
		node->next->previous = node->previous;
	node->next = NULL;
}

void uk_pairing_remove(struct uk_pairing *heap, struct uk_pairing_node *node)
{
	struct uk_pairing_node *rest = NULL;

	if (node != heap->root) {
		cut(node);
		rest = heap->root;
	}
	set_root(heap, meld(heap, rest, meld_all(heap, node->child)));
	*node = (struct uk_pairing_node){NULL, NULL, NULL};
}
