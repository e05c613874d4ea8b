// SPDX-License-Identifier: BSD-3-Clause
// Caches made and ended; their slabs, got from and given back to the pages.

#include "internal.h"

#include <uk/bits.h>
#include <uk/palloc.h>

/* The most objects and their indices that fit behind the header. */
static uint32_t fit(struct uk_slab_cache *c, size_t bytes, size_t align)
{
	size_t count =
	    (bytes - sizeof(struct slab)) / (c->stride + sizeof(uint16_t));
	size_t first;

	/* Aligning the first may take the room of the last. */
	for (;; count--) {
		first = sizeof(struct slab) + count * sizeof(uint16_t);
		first = UK_ALIGN_UP(first, align);
		if (!count || first + count * c->stride <= bytes)
			break;
	}
	c->first = (uint32_t)first;
	return (uint32_t)count;
}

/* As few pages as hold eight objects and waste no more than an eighth; or
 * 64 KiB. */
static void choose_size(struct uk_slab_cache *c, size_t align)
{
	for (c->pages = 1;; c->pages *= 2) {
		size_t bytes = slab_bytes(c), used;

		c->count = fit(c, bytes, align);
		used = c->count * (c->stride + sizeof(uint16_t));
		if (bytes >= 65536 ||
		    (c->count >= 8 && bytes - used <= bytes / 8))
			return;
	}
}

int uk_slab_init(struct uk_slab_cache *c, const char *name, size_t bytes,
		 size_t align, void (*construct)(void *object))
{
	if (!bytes || bytes > UK_SLAB_BYTES_MAX)
		return -EINVAL;
	/* The size of an object is a multiple of its alignment. */
	if (!align)
		align = UK_MIN(bytes & -bytes, _Alignof(max_align_t));
	if (!uk_bits_is_pow2(align) || align > UK_ARCH_PAGE_SIZE)
		return -EINVAL;
	*c = (struct uk_slab_cache){
	    .name = name,
	    .construct = construct,
	    .bytes = (uint32_t)bytes,
	    .stride = (uint32_t)UK_ALIGN_UP(bytes + SLAB_ZONE_BYTES, align),
	};
	c->inverse = ((UINT64_C(1) << 32) - 1) / c->stride + 1;
	uk_list_init(&c->partial);
	uk_list_init(&c->full);
	choose_size(c, align);
	return 0;
}

struct slab *slab_make(struct uk_slab_cache *c)
{
	struct slab *s = uk_palloc_alloc_aligned(c->pages, slab_bytes(c));

	if (!s)
		return NULL;
	s->cache = c;
	s->used = 0;
	s->free = 0;
	for (unsigned i = 0; i < c->count; i++) {
		s->next[i] = (uint16_t)(i + 1);
		if (c->construct)
			c->construct(slab_object(s, i));
		slab_zone_new(c, slab_object(s, i));
	}
	s->next[c->count - 1] = SLAB_LAST;
	uk_list_init(&s->link);
	return s;
}

void slab_unmake(struct slab *s)
{
	size_t pages = s->cache->pages;

	for (unsigned i = 0; i < s->cache->count; i++)
		slab_zone_taken(s->cache, slab_object(s, i));
	/* So that nobody takes an old address for an object. */
	s->cache = NULL;
	uk_palloc_free(s, pages);
}

size_t uk_slab_trim(struct uk_slab_cache *c)
{
	unsigned long flags = uk_lock_acquire(&c->lock);
	struct slab *s = c->empty;

	c->empty = NULL;
	c->stats.slabs -= s != NULL;
	uk_lock_release(&c->lock, flags);
	if (!s)
		return 0;
	slab_unmake(s);
	return c->pages;
}

int uk_slab_fini(struct uk_slab_cache *c)
{
	if (c->stats.objects)
		return -EBUSY;
	uk_slab_trim(c);
	return 0;
}
