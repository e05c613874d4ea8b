// SPDX-License-Identifier: BSD-3-Clause
// The names of a folder: found by hash, listed in the order they came in.
#include "ramfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

enum { FIRST_ROOM = 8 };

/* FNV-1a, 32 bits. */
static uint32_t hash_of(struct uk_vfs_name name)
{
	uint32_t hash = 2166136261;

	for (size_t i = 0; i < name.length; i++)
		hash = (hash ^ (unsigned char)name.text[i]) * 16777619;
	return hash;
}

static struct ramfs_entry **bucket(const struct ramfs_names *n, uint32_t hash)
{
	return &n->buckets[hash % n->room];
}

struct ramfs_entry *ramfs_names_find(const struct ramfs_names *n,
				     struct uk_vfs_name name)
{
	uint32_t hash = hash_of(name);
	struct ramfs_entry *e = n->room ? *bucket(n, hash) : NULL;

	while (e && (e->hash != hash || e->length != name.length ||
		     memcmp(e->text, name.text, name.length) != 0))
		e = e->next;
	return e;
}

/* How many come before that order. */
static size_t place_of(const struct ramfs_names *n, int64_t order)
{
	size_t low = 0, high = n->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (n->ordered[middle]->order < order)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

struct ramfs_entry *ramfs_names_from(const struct ramfs_names *n, int64_t order)
{
	size_t place = place_of(n, order);

	return place < n->count ? n->ordered[place] : NULL;
}

static void put_in_bucket(struct ramfs_names *n, struct ramfs_entry *e)
{
	struct ramfs_entry **head = bucket(n, e->hash);

	e->next = *head;
	*head = e;
}

static void take_out_of_bucket(struct ramfs_names *n, struct ramfs_entry *e)
{
	struct ramfs_entry **at = bucket(n, e->hash);

	while (*at != e)
		at = &(*at)->next;
	*at = e->next;
}

/* Both tables anew, of another length. */
static int set_room(struct ramfs_names *n, size_t room)
{
	struct uk_alloc *heap = uk_alloc_default();
	size_t bytes = room * sizeof(struct ramfs_entry *);
	struct ramfs_entry **ordered = uk_alloc(heap, bytes);
	struct ramfs_entry **buckets = uk_alloc(heap, bytes);

	if (!ordered || !buckets) {
		uk_free(heap, ordered);
		uk_free(heap, buckets);
		return -ENOSPC;
	}
	if (n->count > 0)
		memcpy(ordered, n->ordered, n->count * sizeof(*ordered));
	memset(buckets, 0, bytes);
	uk_free(heap, n->ordered);
	uk_free(heap, n->buckets);
	n->ordered = ordered;
	n->buckets = buckets;
	n->room = room;
	for (size_t i = 0; i < n->count; i++)
		put_in_bucket(n, ordered[i]);
	return 0;
}

int ramfs_names_add(struct ramfs_names *n, struct uk_vfs_name name,
		    struct ramfs_node *node)
{
	if (n->count == n->room) {
		int error = set_room(n, n->room ? 2 * n->room : FIRST_ROOM);

		if (error)
			return error;
	}
	struct ramfs_entry *e =
	    uk_alloc(uk_alloc_default(), sizeof(*e) + name.length);

	if (!e)
		return -ENOSPC;
	e->node = node;
	e->order = ++n->last_order;
	e->hash = hash_of(name);
	e->length = (unsigned char)name.length;
	memcpy(e->text, name.text, name.length);
	put_in_bucket(n, e);
	n->ordered[n->count++] = e;
	return 0;
}

void ramfs_names_remove(struct ramfs_names *n, struct ramfs_entry *e)
{
	size_t place = place_of(n, e->order);

	take_out_of_bucket(n, e);
	n->count--;
	memmove(n->ordered + place, n->ordered + place + 1,
		(n->count - place) * sizeof(*n->ordered));
	uk_free(uk_alloc_default(), e);
	/* Smaller tables are no must: where there is no memory, these stay. */
	if (n->room > FIRST_ROOM && n->count < n->room / 4 &&
	    set_room(n, n->room / 2) != 0)
		return;
}

void ramfs_names_free(struct ramfs_names *n)
{
	struct uk_alloc *heap = uk_alloc_default();

	for (size_t i = 0; i < n->count; i++)
		uk_free(heap, n->ordered[i]);
	uk_free(heap, n->ordered);
	uk_free(heap, n->buckets);
}
