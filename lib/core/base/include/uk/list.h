// SPDX-License-Identifier: BSD-3-Clause
// Doubly linked circular list with the links inside the listed structures.
//
// Nothing here allocates or locks: the caller owns the nodes and serialises
// access. A head and an unlinked node are both initialised by uk_list_init.
#ifndef UK_LIST_H
#define UK_LIST_H

#include <uk/base.h>

struct uk_list {
	struct uk_list *next, *prev;
};

#define UK_LIST_INIT(name)                       \
	{                                        \
		.next = &(name), .prev = &(name) \
	}

static inline void uk_list_init(struct uk_list *l)
{
	l->next = l;
	l->prev = l;
}

static inline bool uk_list_empty(const struct uk_list *head)
{
	return head->next == head;
}

/* Links `node` right after `pos`: at the front, if `pos` is the head. */
static inline void uk_list_add(struct uk_list *pos, struct uk_list *node)
{
	node->next = pos->next;
	node->prev = pos;
	pos->next->prev = node;
	pos->next = node;
}

/* Links `node` right before `pos`: at the end, if `pos` is the head. */
static inline void uk_list_add_tail(struct uk_list *pos, struct uk_list *node)
{
	uk_list_add(pos->prev, node);
}

/* Unlinks `node`, which is then a list of its own and may be removed again. */
static inline void uk_list_remove(struct uk_list *node)
{
	node->prev->next = node->next;
	node->next->prev = node->prev;
	uk_list_init(node);
}

#define UK_LIST_ENTRY(node, type, member) UK_CONTAINER_OF(node, type, member)

#define uk_list_for_each(node, head) \
	for ((node) = (head)->next; (node) != (head); (node) = (node)->next)

/* The body may remove `node`; `tmp` is a second cursor of the caller's. */
#define uk_list_for_each_safe(node, tmp, head)                              \
	for ((node) = (head)->next, (tmp) = (node)->next; (node) != (head); \
	     (node) = (tmp), (tmp) = (node)->next)

#endif
