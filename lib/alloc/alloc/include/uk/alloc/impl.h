// SPDX-License-Identifier: BSD-3-Clause
// For those who write an allocator: counting, rounding, standing in front.
#ifndef UK_ALLOC_IMPL_H
#define UK_ALLOC_IMPL_H

#include <uk/alloc.h>

/* How an allocator keeps a->stats: call them with interrupts masked. `bytes` is
 * what the block takes, headers and rounding included. The first: a block that
 * is handed out became longer or shorter. */
static inline void uk_alloc_stats_change(struct uk_alloc *a, size_t from,
					 size_t to)
{
	a->stats.used_bytes += to - from;
	a->stats.peak_bytes = UK_MAX(a->stats.peak_bytes, a->stats.used_bytes);
}

static inline void uk_alloc_stats_take(struct uk_alloc *a, size_t bytes)
{
	a->stats.count++;
	uk_alloc_stats_change(a, 0, bytes);
}

static inline void uk_alloc_stats_give(struct uk_alloc *a, size_t bytes)
{
	a->stats.count--;
	a->stats.used_bytes -= bytes;
}

/* Adds `extra` to `*bytes` and rounds up to a multiple of `align`, a power of
 * two. Returns false, with `*bytes` as it was, if no size_t holds that. */
bool uk_alloc_round(size_t *bytes, size_t extra, size_t align) UK_MUST_CHECK;

/* uk_alloc_resize by a new block, a copy and a free, for allocators whose
 * resize cannot do better this time. */
void *uk_alloc_resize_move(struct uk_alloc *a, void *p, size_t old_bytes,
			   size_t bytes);

/*
 * Returns what becomes the default when heap `a` offers itself: `a`, unless a
 * library that watches the heap defines this function. That one returns an
 * allocator of its own, which takes its blocks from `a`. Called once, at level
 * heap.
 */
struct uk_alloc *uk_alloc_wrap(struct uk_alloc *a);

#endif
