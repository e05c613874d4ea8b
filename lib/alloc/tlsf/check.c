// SPDX-License-Identifier: BSD-3-Clause
// The tlsf heap checked: every tag, every link, every bit of the maps.

#include "heap.h"

#include <uk/lock.h>
#include <uk/print.h>

struct census {
	size_t used_blocks, used_bytes;
	size_t free_blocks, quick_blocks;
};

/* Whether a link may be followed. */
static bool is_inside(const struct tlsf *t, const struct block *b)
{
	for (const struct pool *p = t->pools; p; p = p->next)
		if (b >= pool_first(p) && b < p->end)
			return UK_IS_ALIGNED((uintptr_t)b, GRAIN);
	return false;
}

/* What is wrong with a block, given the one below it; NULL: nothing. */
static const char *judge(const struct pool *pool, const struct block *b,
			 const struct block *below)
{
	bool below_free = below && (below->tag & TAG_FREE);
	size_t room = (uintptr_t)pool->end - (uintptr_t)b;

	if (!(b->tag & TAG_BELOW_FREE) != !below_free)
		return "disagrees with the one below on its being free";
	if (below_free && b->below != below)
		return "does not lead to the one below";
	if (b == pool->end)
		return b->tag & ~(size_t)TAG_BELOW_FREE ? "is no end" : NULL;
	if (block_bytes(b) < BLOCK_MIN || block_bytes(b) > room ||
	    !UK_IS_ALIGNED(block_bytes(b), GRAIN))
		return "has an impossible size";
	if (below_free && (b->tag & TAG_FREE))
		return "is free and not joined with the one below";
	if ((b->tag & TAG_FREE) && (b->tag & TAG_QUICK))
		return "is free, and kept as well";
	return NULL;
}

static bool check_pool(const struct pool *pool, struct census *census)
{
	const struct block *b = pool_first(pool), *below = NULL;
	const char *wrong;

	while (!(wrong = judge(pool, b, below)) && b != pool->end) {
		if (b->tag & TAG_FREE) {
			census->free_blocks++;
		} else if (b->tag & TAG_QUICK) {
			census->quick_blocks++;
		} else {
			census->used_blocks++;
			census->used_bytes += block_bytes(b);
		}
		below = b;
		b = block_next(b);
	}
	if (wrong)
		uk_print_error("block %p, tag 0x%zx, %s", (const void *)b,
			       b->tag, wrong);
	return !wrong;
}

/* Counts the blocks of a bin; false if one does not belong there. */
static bool check_bin(const struct tlsf *t, unsigned bin, size_t *blocks)
{
	const struct block *b = t->bins[bin / COLUMNS][bin % COLUMNS];
	const struct block *prev = NULL;
	bool in_row = t->columns[bin / COLUMNS] & UK_BIT(bin % COLUMNS);

	if (in_row != !!b) {
		uk_print_error("bin %u and its bit disagree", bin);
		return false;
	}
	for (; b; prev = b, b = b->next, ++*blocks) {
		if (!is_inside(t, b) || b->prev != prev ||
		    !(b->tag & TAG_FREE) ||
		    tlsf_bin_of(block_bytes(b)) != bin) {
			uk_print_error("block %p is not one of bin %u",
				       (const void *)b, bin);
			return false;
		}
	}
	return true;
}

static bool check_bins(const struct tlsf *t, size_t *blocks)
{
	for (unsigned bin = 0; bin < ROWS * COLUMNS; bin++)
		if (!check_bin(t, bin, blocks))
			return false;
	for (unsigned row = 0; row < ROWS; row++) {
		if (!(t->rows & UK_BIT(row)) != !t->columns[row]) {
			uk_print_error("row %u and its bit disagree", row);
			return false;
		}
	}
	return true;
}

/* Whether the quick bins hold that many blocks, each in its own. */
static bool check_quick(const struct tlsf *t, size_t blocks)
{
	size_t count = 0;

	for (unsigned bin = 0; bin < QUICK_BINS; bin++) {
		const struct block *b = t->quick[bin];

		for (; b; b = b->next, count++) {
			if (!is_inside(t, b) || !(b->tag & TAG_QUICK) ||
			    block_bytes(b) != bin * GRAIN || count > blocks) {
				uk_print_error(
				    "block %p is not one of quick bin %u",
				    (const void *)b, bin);
				return false;
			}
		}
	}
	if (count != blocks || count != t->quick_count) {
		uk_print_error("%zu blocks kept, %zu in quick bins, "
			       "but %u on the books",
			       blocks, count, t->quick_count);
		return false;
	}
	return true;
}

static bool check(const struct tlsf *t)
{
	const struct uk_alloc_stats *stats = &t->alloc.stats;
	struct census census = {0};
	size_t in_bins = 0;

	for (const struct pool *p = t->pools; p; p = p->next)
		if (!check_pool(p, &census))
			return false;
	if (!check_bins(t, &in_bins) || !check_quick(t, census.quick_blocks))
		return false;
	if (in_bins != census.free_blocks ||
	    stats->count != census.used_blocks ||
	    stats->used_bytes != census.used_bytes) {
		uk_print_error("%zu blocks of %zu bytes used and %zu free, "
			       "but %zu, %zu and %zu on the books",
			       census.used_blocks, census.used_bytes,
			       census.free_blocks, stats->count,
			       stats->used_bytes, in_bins);
		return false;
	}
	return true;
}

int tlsf_check(struct uk_alloc *a)
{
	unsigned long flags = uk_lock_acquire(&a->lock);
	bool whole = check(tlsf_of(a));

	uk_lock_release(&a->lock, flags);
	return whole ? 0 : -EFAULT;
}
