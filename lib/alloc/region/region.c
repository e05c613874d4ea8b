// SPDX-License-Identifier: BSD-3-Clause
// The region heap: all operations.

#include "heap.h"

#include <uk/alloc/impl.h>
#include <uk/assert.h>
#include <uk/bits.h>
#include <uk/lock.h>
#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/region.h>

#define WORD  sizeof(size_t)
#define ALIGN _Alignof(max_align_t)
/* The heap's structure, a chunk's, a block, and what aligning may lose. */
#define MIN_BYTES  (sizeof(struct region) + sizeof(struct chunk) + 4 * ALIGN)
#define BLOCK_FREE ((size_t)1) /* in the size of a block that was freed */

static struct region *region_of(struct uk_alloc *a)
{
	return UK_CONTAINER_OF(a, struct region, alloc);
}

static size_t *size_of(const void *p)
{
	return (size_t *)p - 1;
}

/* Takes over memory that starts and ends at multiples of ALIGN. */
static void add(struct region *r, uintptr_t low, size_t bytes)
{
	struct chunk *c = r->chunks;

	r->alloc.stats.total_bytes += bytes;
	while (c && c->end != low)
		c = c->next;
	if (!c) {
		c = (struct chunk *)low;
		c->next = r->chunks;
		c->free = (uintptr_t)(c + 1);
		r->chunks = c;
	}
	c->end = low + bytes;
}

/* A block out of this chunk, or NULL. */
static void *bump(struct chunk *c, size_t bytes, size_t align)
{
	uintptr_t p = c->free;

	if (!uk_alloc_round(&p, WORD, align) || p > c->end ||
	    bytes > c->end - p)
		return NULL;
	c->free = p + bytes;
	return (void *)p;
}

static void *take(struct region *r, size_t bytes, size_t align)
{
	size_t room = bytes;
	void *p, *base;

	for (;;) {
		for (struct chunk *c = r->chunks; c; c = c->next)
			if ((p = bump(c, bytes, align)))
				return p;
		if (!r->grow_bytes ||
		    !uk_alloc_round(&room, sizeof(struct chunk) + WORD, align))
			return NULL;
		base = uk_palloc_grow(room, r->grow_bytes, &room);
		if (!base)
			return NULL;
		add(r, (uintptr_t)base, room);
	}
}

/* The sizes of blocks leave the next one's word right below its alignment. */
static bool round_size(size_t *bytes)
{
	if (!uk_alloc_round(bytes, WORD, ALIGN))
		return false;
	*bytes -= WORD;
	return true;
}

static void *region_alloc(struct uk_alloc *a, size_t bytes, size_t align)
{
	unsigned long flags = uk_lock_acquire(&a->lock);
	void *p = NULL;

	uk_assert(uk_bits_is_pow2(align));
	if (round_size(&bytes))
		p = take(region_of(a), bytes, UK_MAX(align, ALIGN));
	if (p) {
		*size_of(p) = bytes;
		uk_alloc_stats_take(a, bytes + WORD);
	} else {
		a->stats.failures++;
	}
	uk_lock_release(&a->lock, flags);
	return p;
}

/* The chunk that ends, so far, with block `p`; NULL if others came after. */
static struct chunk *chunk_ended_by(struct region *r, void *p)
{
	struct chunk *c = r->chunks;

	while (c && c->free != (uintptr_t)p + *size_of(p))
		c = c->next;
	return c;
}

static void region_free(struct uk_alloc *a, void *p)
{
	struct region *r = region_of(a);
	unsigned long flags = uk_lock_acquire(&a->lock);
	struct chunk *c = chunk_ended_by(r, p);

	uk_assert(!(*size_of(p) & BLOCK_FREE));
	uk_alloc_stats_give(a, *size_of(p) + WORD);
	*size_of(p) |= BLOCK_FREE;
	if (c)
		c->free = (uintptr_t)size_of(p);
	if (!a->stats.count)
		for (c = r->chunks; c; c = c->next)
			c->free = (uintptr_t)(c + 1);
	uk_lock_release(&a->lock, flags);
}

static size_t region_usable(struct uk_alloc *a, const void *p)
{
	(void)a;
	return *size_of(p);
}

/* The last block grows and shrinks where it is, any other moves to grow. */
static void *region_resize(struct uk_alloc *a, void *p, size_t bytes)
{
	unsigned long flags = uk_lock_acquire(&a->lock);
	struct chunk *c = chunk_ended_by(region_of(a), p);
	size_t old = *size_of(p), wanted = bytes;
	bool done = bytes <= old;

	uk_assert(!(old & BLOCK_FREE));
	if (c && round_size(&wanted) && wanted <= c->end - (uintptr_t)p) {
		c->free = (uintptr_t)p + wanted;
		*size_of(p) = wanted;
		uk_alloc_stats_change(a, old, wanted);
		done = true;
	}
	uk_lock_release(&a->lock, flags);
	return done ? p : uk_alloc_resize_move(a, p, old, bytes);
}

static const struct uk_alloc_ops ops = {
    .alloc = region_alloc,
    .free = region_free,
    .resize = region_resize,
    .usable = region_usable,
};

struct uk_alloc *uk_region_create(void *base, size_t bytes)
{
	uintptr_t low = UK_ALIGN_UP((uintptr_t)base, ALIGN);
	uintptr_t high = UK_ALIGN_DOWN((uintptr_t)base + bytes, ALIGN);
	uintptr_t first = UK_ALIGN_UP(low + sizeof(struct region), ALIGN);
	struct region *r = (struct region *)low;

	if (bytes < MIN_BYTES)
		return NULL;
	*r = (struct region){.alloc = {.ops = &ops, .name = "region"}};
	r->alloc.stats.total_bytes = first - low;
	add(r, first, high - first);
	return &r->alloc;
}
