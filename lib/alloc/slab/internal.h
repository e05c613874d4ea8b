// SPDX-License-Identifier: BSD-3-Clause
// A slab, and what the files of this library say to each other about it.
#ifndef SLAB_INTERNAL_H
#define SLAB_INTERNAL_H

#include <uk/arch.h>
#include <uk/slab.h>

/* Lies at the start of its pages, aligned to all of them, before the objects.
 * Which of them is free stands beside them, so that they stay constructed. */
struct slab {
	struct uk_slab_cache *cache;
	struct uk_list link; /* of the cache's partial or full ones */
	uint32_t used;
	uint16_t free;   /* the first of the free ones */
	uint16_t next[]; /* of each: the free one after it, or one of these */
};
enum { SLAB_IN_USE = 0xffff, SLAB_LAST = 0xfffe };

static inline size_t slab_bytes(const struct uk_slab_cache *c)
{
	return (size_t)c->pages << UK_ARCH_PAGE_SHIFT;
}

static inline void *slab_object(const struct slab *s, unsigned index)
{
	const struct uk_slab_cache *c = s->cache;

	return (char *)s + c->first + (size_t)index * c->stride;
}

/* grow.c: a slab whose objects are all free, or NULL; and its end. */
struct slab *slab_make(struct uk_slab_cache *c);
void slab_unmake(struct slab *s);

/* zone.c, with SLAB_ZONE: bytes behind an object of the cache; what is written
 * when it becomes free, and looked at when it is taken or given back. */
#ifdef CONFIG_SLAB_ZONE
#define SLAB_ZONE_BYTES 16
void slab_zone_new(const struct uk_slab_cache *c, void *object);
void slab_zone_taken(const struct uk_slab_cache *c, void *object);
void slab_zone_freed(const struct uk_slab_cache *c, void *object);
#else
#define SLAB_ZONE_BYTES            0
#define slab_zone_new(c, object)   ((void)(c), (void)(object))
#define slab_zone_taken(c, object) ((void)(c), (void)(object))
#define slab_zone_freed(c, object) ((void)(c), (void)(object))
#endif

#endif
