// SPDX-License-Identifier: BSD-3-Clause
// Which page of a file stands where.
#include "ramfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

enum { BITS = 6, SLOTS = 1 << BITS };

struct table {
	void *slots[SLOTS];
};

static uint64_t reach(unsigned height)
{
	return (uint64_t)1 << (BITS * height);
}

static struct table *new_table(void)
{
	struct table *t = uk_alloc(uk_alloc_default(), sizeof(*t));

	if (t)
		memset(t, 0, sizeof(*t));
	return t;
}

static unsigned index_at(uint64_t number, unsigned height)
{
	return (unsigned)(number >> (BITS * (height - 1))) % SLOTS;
}

void *ramfs_store_find(const struct ramfs_store *s, uint64_t number)
{
	void *at = s->root;

	if (number >= reach(s->height))
		return NULL;
	for (unsigned h = s->height; at && h > 0; h--)
		at = ((struct table *)at)->slots[index_at(number, h)];
	return at;
}

/* Higher, until the number is within reach. */
static bool grow(struct ramfs_store *s, uint64_t number)
{
	while (number >= reach(s->height)) {
		if (s->root) {
			struct table *t = new_table();

			if (!t)
				return false;
			t->slots[0] = s->root;
			s->root = t;
		}
		s->height++;
	}
	return true;
}

void **ramfs_store_slot(struct ramfs_store *s, uint64_t number)
{
	if (!grow(s, number))
		return NULL;
	void **at = &s->root;

	for (unsigned h = s->height; h > 0; h--) {
		if (!*at)
			*at = new_table();
		if (!*at)
			return NULL;
		at = &((struct table *)*at)->slots[index_at(number, h)];
	}
	return at;
}

struct cut {
	struct ramfs *system;
	size_t pages;
};

/* What is left of `at`, which begins with page 0 of its own, from `first` on
 * cut: NULL if that is nothing. */
static void *cut_at(struct cut *c, void *at, unsigned height, uint64_t first)
{
	struct table *t = at;
	bool is_empty = true;

	if (!at || (height == 0 && first > 0))
		return at;
	if (height == 0) {
		ramfs_page_give(c->system, at);
		c->pages++;
		return NULL;
	}
	const uint64_t each = reach(height - 1);

	for (unsigned i = 0; i < SLOTS; i++) {
		uint64_t begin = i * each;

		t->slots[i] = cut_at(c, t->slots[i], height - 1,
				     first > begin ? first - begin : 0);
		is_empty = is_empty && !t->slots[i];
	}
	if (!is_empty)
		return t;
	uk_free(uk_alloc_default(), t);
	return NULL;
}

size_t ramfs_store_cut(struct ramfs_store *s, struct ramfs *system,
		       uint64_t first)
{
	struct cut c = {.system = system};

	s->root = cut_at(&c, s->root, s->height, first);
	if (!s->root)
		s->height = 0;
	return c.pages;
}
