// SPDX-License-Identifier: BSD-3-Clause
// Pools: the memory that a tlsf heap was given, and how it gets more.

#include "heap.h"

#include <uk/alloc/impl.h>
#include <uk/lock.h>
#include <uk/palloc.h>

/* What a pool needs beside its blocks: its structure, and the end's tag. */
#define POOL_OVERHEAD (sizeof(struct pool) + GRAIN)

/* Ends a pool `bytes` above block `b`, which becomes the one below the end. */
static void finish(struct tlsf *t, struct pool *pool, struct block *b,
		   size_t bytes)
{
	pool->end = block_at(b, bytes);
	pool->end->tag = 0;
	b->tag = bytes | (b->tag & TAG_BELOW_FREE);
	tlsf_release(t, b);
}

static int add(struct tlsf *t, uintptr_t low, uintptr_t high)
{
	struct pool *pool, *below = NULL;

	if (low >= high || high - low < POOL_OVERHEAD + BLOCK_MIN)
		return -EINVAL;
	for (pool = t->pools; pool; pool = pool->next) {
		if (low < pool_limit(pool) && high > (uintptr_t)pool)
			return -EINVAL;
		if (low == pool_limit(pool))
			below = pool;
	}

	t->alloc.stats.total_bytes += high - low;
	if (below) {
		finish(t, below, below->end, high - low);
		return 0;
	}
	pool = (struct pool *)low;
	pool->next = t->pools;
	t->pools = pool;
	pool_first(pool)->tag = 0;
	finish(t, pool, pool_first(pool), high - low - POOL_OVERHEAD);
	return 0;
}

int tlsf_add(struct uk_alloc *a, void *base, size_t bytes)
{
	uintptr_t low = (uintptr_t)base, high;
	unsigned long flags;
	int err;

	if (__builtin_add_overflow(low, bytes, &high) ||
	    !uk_alloc_round(&low, 0, GRAIN))
		return -EINVAL;
	flags = uk_lock_acquire(&a->lock);
	err = add(tlsf_of(a), low, UK_ALIGN_DOWN(high, GRAIN));
	uk_lock_release(&a->lock, flags);
	return err;
}

bool tlsf_grow(struct tlsf *t, size_t bytes)
{
	size_t got;
	void *base;

	if (!t->grow_bytes)
		return false;
	base = uk_palloc_grow(bytes + POOL_OVERHEAD, t->grow_bytes, &got);
	return base && add(t, (uintptr_t)base, (uintptr_t)base + got) == 0;
}
