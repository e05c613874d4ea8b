// SPDX-License-Identifier: BSD-3-Clause
// The tlsf heap: take, give back, lengthen and shorten blocks.

#include "heap.h"

#include <uk/alloc/impl.h>
#include <uk/assert.h>
#include <uk/bits.h>
#include <uk/lock.h>

/* Makes a free block one in use, as long as it is. */
static void claim(struct tlsf *t, struct block *b)
{
	tlsf_bin_remove(t, b);
	b->tag &= ~(size_t)TAG_FREE;
	block_next(b)->tag &= ~(size_t)TAG_BELOW_FREE;
}

/* Cuts a block in use in two, both in use; returns the upper one. */
static struct block *cut(struct block *b, size_t bytes)
{
	struct block *upper = block_at(b, bytes);

	upper->tag = block_bytes(b) - bytes;
	b->tag -= upper->tag;
	return upper;
}

/* Gives back what a block has beyond `bytes`, if that makes a block. */
static void trim(struct tlsf *t, struct block *b, size_t bytes)
{
	if (block_bytes(b) - bytes >= BLOCK_MIN)
		tlsf_release(t, cut(b, bytes));
}

/* Gives back what lies below the first multiple of `align`. */
static struct block *trim_below(struct tlsf *t, struct block *b, size_t align)
{
	uintptr_t payload = (uintptr_t)block_payload(b);
	size_t gap = UK_ALIGN_UP(payload, align) - payload;
	struct block *upper;

	if (!gap)
		return b;
	if (gap < BLOCK_MIN)
		gap += align;
	upper = cut(b, gap);
	tlsf_release(t, b);
	return upper;
}

/* From what the owner wants to what the block takes; 0 if none is that long. */
static size_t gross(size_t bytes)
{
	if (bytes > BLOCK_MAX - GRAIN)
		return 0;
	return UK_MAX(UK_ALIGN_UP(bytes + sizeof(size_t), GRAIN), BLOCK_MIN);
}

/* Apart, so that whoever finds a kept block saves no registers for this. */
UK_NOINLINE static struct block *take(struct tlsf *t, size_t bytes,
				      size_t align)
{
	size_t search = bytes;
	struct block *b;

	/* Room to move up to the alignment, over a gap that makes a block. */
	if (align > GRAIN && !uk_alloc_round(&search, align + GRAIN, GRAIN))
		return NULL;
	if (!bytes || search > BLOCK_MAX)
		return NULL;

	b = tlsf_bin_find(t, search);
	if (!b && tlsf_grow(t, search))
		b = tlsf_bin_find(t, search);
	if (!b)
		return NULL;
	claim(t, b);
	b = trim_below(t, b, align);
	trim(t, b, bytes);
	return b;
}

static void *heap_alloc(struct uk_alloc *a, size_t bytes, size_t align)
{
	struct tlsf *t = tlsf_of(a);
	size_t wanted = gross(bytes);
	unsigned long flags = uk_lock_acquire(&a->lock);
	struct block *b = NULL;

	uk_assert(uk_bits_is_pow2(align));
	if (align <= GRAIN)
		b = tlsf_quick_take(t, wanted);
	if (!b)
		b = take(t, wanted, align);
	/* Memory is out. Interrupts are let in between the steps. */
	while (!b && wanted && tlsf_quick_flush(t)) {
		uk_lock_release(&a->lock, flags);
		flags = uk_lock_acquire(&a->lock);
		b = take(t, wanted, align);
	}
	if (b)
		uk_alloc_stats_take(a, block_bytes(b));
	else
		a->stats.failures++;
	uk_lock_release(&a->lock, flags);
	return b ? block_payload(b) : NULL;
}

/* What can be seen at once of a pointer that is no block's. */
static inline void assert_used(const struct block *b)
{
	uk_assert(UK_IS_ALIGNED((uintptr_t)b, GRAIN));
	uk_assert(!(b->tag & (TAG_FREE | TAG_QUICK)) && b->tag >= BLOCK_MIN);
}

UK_NOINLINE static void release(struct tlsf *t, struct block *b)
{
	uk_assert(!(block_next(b)->tag & TAG_BELOW_FREE));
	tlsf_release(t, b);
}

static void heap_free(struct uk_alloc *a, void *p)
{
	struct block *b = block_of(p);
	unsigned long flags = uk_lock_acquire(&a->lock);

	assert_used(b);
	uk_alloc_stats_give(a, block_bytes(b));
	if (!tlsf_quick_keep(tlsf_of(a), b))
		release(tlsf_of(a), b);
	uk_lock_release(&a->lock, flags);
}

static size_t heap_usable(struct uk_alloc *a, const void *p)
{
	(void)a;
	return block_bytes(block_of(p)) - sizeof(size_t);
}

/* Makes a block `bytes` long where it is; false if there is no room. */
static bool resize_here(struct tlsf *t, struct block *b, size_t bytes)
{
	size_t old = block_bytes(b);
	struct block *next = block_next(b);

	if (bytes > old) {
		if (!(next->tag & TAG_FREE) || block_bytes(next) < bytes - old)
			return false;
		claim(t, next);
		b->tag += block_bytes(next);
	}
	trim(t, b, bytes);
	uk_alloc_stats_change(&t->alloc, old, block_bytes(b));
	return true;
}

static void *heap_resize(struct uk_alloc *a, void *p, size_t bytes)
{
	size_t wanted = gross(bytes);
	unsigned long flags = uk_lock_acquire(&a->lock);
	bool done;

	assert_used(block_of(p));
	done = wanted && resize_here(tlsf_of(a), block_of(p), wanted);
	uk_lock_release(&a->lock, flags);
	return done ? p : uk_alloc_resize_move(a, p, heap_usable(a, p), bytes);
}

const struct uk_alloc_ops tlsf_ops = {
    .alloc = heap_alloc,
    .free = heap_free,
    .resize = heap_resize,
    .usable = heap_usable,
    .add = tlsf_add,
    .check = tlsf_check,
};
