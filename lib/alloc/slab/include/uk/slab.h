// SPDX-License-Identifier: BSD-3-Clause
// Caches: objects of one size, in slabs of whole pages.
//
// A cache is its owner's, who keeps it where it likes; the objects' memory
// comes from the page allocator and goes back there once a slab is empty, but
// for one that is kept. Any context; a constructor runs with interrupts as the
// caller has them. Constant time, but where a slab is made or given back: then
// that of the page allocator, and of constructing what the slab holds.
#ifndef UK_SLAB_H
#define UK_SLAB_H

#include <uk/base.h>
#include <uk/errno.h>
#include <uk/list.h>
#include <uk/lock.h>

/* The longest object. */
#define UK_SLAB_BYTES_MAX 16384

struct uk_slab_stats {
	size_t objects; /* handed out now */
	size_t peak;    /* the most that ever were */
	size_t slabs;
	size_t pages;    /* taken by these */
	size_t failures; /* requests refused so far */
};

/* All of it is this library's; it is here for its size. */
struct uk_slab_cache {
	const char *name;
	void (*construct)(void *object);
	uint32_t bytes, stride; /* an object's, and from one to the next */
	uint32_t first;         /* where the first one is in a slab */
	uint32_t count;         /* objects of a slab */
	uint32_t pages;         /* of a slab, a power of two */
	uint64_t inverse;       /* 2^32 / stride, rounded up */
	struct uk_lock lock;
	struct uk_list partial, full; /* slabs */
	void *empty;                  /* the one slab that is kept */
	struct uk_slab_stats stats;
};

/*
 * Makes a cache of objects of `bytes`, aligned to `align` (a power of two of up
 * to a page; 0: for any object of that size). Unless it is NULL, `construct` is
 * called once for each object, before it is handed out for the first time: what
 * is given back must be as it was after that. 0, or -EINVAL for no such size or
 * alignment. `name` stays the caller's and must stay.
 */
int uk_slab_init(struct uk_slab_cache *c, const char *name, size_t bytes,
		 size_t align, void (*construct)(void *object)) UK_MUST_CHECK;

/* An object, the caller's until it is given back; not zeroed. NULL if there are
 * no pages for another slab. */
void *uk_slab_alloc(struct uk_slab_cache *c);

/* NULL is ignored. Panics unless `object` is one of the cache's, in use. */
void uk_slab_free(struct uk_slab_cache *c, void *object);

/* Gives back the empty slab that is kept. Returns how many pages that was. */
size_t uk_slab_trim(struct uk_slab_cache *c);

void uk_slab_stats(struct uk_slab_cache *c, struct uk_slab_stats *stats);

/* Ends the cache: 0, or -EBUSY if there are objects in use, and then nothing is
 * changed. */
int uk_slab_fini(struct uk_slab_cache *c) UK_MUST_CHECK;

#endif
