// SPDX-License-Identifier: BSD-3-Clause
// Objects: taken from a slab that has free ones, given back to their own.

#include "internal.h"

#include <uk/assert.h>

static struct slab *slab_of(struct uk_list *link)
{
	return UK_LIST_ENTRY(link, struct slab, link);
}

/* A slab with free objects; NULL: none. */
static struct slab *find(struct uk_slab_cache *c)
{
	struct slab *s = c->empty;

	if (!uk_list_empty(&c->partial))
		return slab_of(c->partial.next);
	if (s) {
		c->empty = NULL;
		uk_list_add(&c->partial, &s->link);
	}
	return s;
}

static void *take(struct uk_slab_cache *c, struct slab *s)
{
	unsigned index = s->free;

	s->free = s->next[index];
	s->next[index] = SLAB_IN_USE;
	if (++s->used == c->count) {
		uk_list_remove(&s->link);
		uk_list_add(&c->full, &s->link);
	}
	c->stats.objects++;
	c->stats.peak = UK_MAX(c->stats.peak, c->stats.objects);
	return slab_object(s, index);
}

/* Made without the lock, because a constructor may take its time: others may
 * make one meanwhile, too. */
static struct slab *grow(struct uk_slab_cache *c, unsigned long *flags)
{
	struct slab *s;

	uk_lock_release(&c->lock, *flags);
	s = slab_make(c);
	*flags = uk_lock_acquire(&c->lock);
	if (s) {
		uk_list_add(&c->partial, &s->link);
		c->stats.slabs++;
	} else {
		c->stats.failures++;
	}
	return s;
}

void *uk_slab_alloc(struct uk_slab_cache *c)
{
	unsigned long flags = uk_lock_acquire(&c->lock);
	struct slab *s = find(c);
	void *object = NULL;

	if (!s)
		s = grow(c, &flags);
	if (s)
		object = take(c, s);
	uk_lock_release(&c->lock, flags);
	if (object)
		slab_zone_taken(c, object);
	return object;
}

/* The slab and the index of an object in use, whatever was passed. */
static struct slab *look_up(const struct uk_slab_cache *c, void *object,
			    unsigned *index)
{
	struct slab *s =
	    (struct slab *)UK_ALIGN_DOWN((uintptr_t)object, slab_bytes(c));
	uint32_t offset = (uint32_t)((uintptr_t)object - (uintptr_t)s);

	if (s->cache != c || offset < c->first)
		uk_panic("slab: freed %p that is no object of %s", object,
			 c->name);
	offset -= c->first;
	*index = (uint32_t)(offset * c->inverse >> 32);
	if (*index >= c->count || *index * c->stride != offset)
		uk_panic("slab: freed %p that is inside an object of %s",
			 object, c->name);
	if (s->next[*index] != SLAB_IN_USE)
		uk_panic("slab: freed %p of %s that is free", object, c->name);
	return s;
}

/* Returns a slab that has become empty and is not kept; NULL: none. */
static struct slab *give(struct uk_slab_cache *c, struct slab *s,
			 unsigned index)
{
	s->next[index] = s->free;
	s->free = (uint16_t)index;
	c->stats.objects--;
	if (s->used-- == c->count) {
		uk_list_remove(&s->link);
		uk_list_add(&c->partial, &s->link);
	}
	if (s->used)
		return NULL;
	uk_list_remove(&s->link);
	if (!c->empty) {
		c->empty = s;
		return NULL;
	}
	c->stats.slabs--;
	return s;
}

void uk_slab_free(struct uk_slab_cache *c, void *object)
{
	struct slab *s;
	unsigned long flags;
	unsigned index;

	if (!object)
		return;
	flags = uk_lock_acquire(&c->lock);
	s = look_up(c, object, &index);
	slab_zone_freed(c, object);
	s = give(c, s, index);
	uk_lock_release(&c->lock, flags);
	if (s)
		slab_unmake(s);
}

void uk_slab_stats(struct uk_slab_cache *c, struct uk_slab_stats *stats)
{
	unsigned long flags = uk_lock_acquire(&c->lock);

	*stats = c->stats;
	uk_lock_release(&c->lock, flags);
	stats->pages = stats->slabs * c->pages;
}
