// SPDX-License-Identifier: BSD-3-Clause
// Structures of the tlsf heap: blocks with boundary tags, bins, pools.
//
// A block is known by an address that is a multiple of the grain. Its first
// word, `below`, lies in the last word of the block below and says where that
// begins, if it is free; so a block in use costs its tag alone:
//
//      | below | tag | what its owner sees ........ | below | tag | ...
//      ^ block       ^ payload                      ^ the next block
//
// A pool is a row of blocks that ends in one of no size that is never free.
#ifndef TLSF_HEAP_H
#define TLSF_HEAP_H

#include <uk/alloc.h>
#include <uk/bits.h>

#define GRAIN     (2 * sizeof(size_t))
#define BLOCK_MIN (2 * GRAIN)

enum {
	TAG_FREE = 1 << 0,
	TAG_BELOW_FREE = 1 << 1,
	TAG_QUICK = 1 << 2, /* kept by quick.c: in use for its neighbours */
	TAG_FLAGS = TAG_FREE | TAG_BELOW_FREE | TAG_QUICK,
};

struct block {
	struct block *below; /* only with TAG_BELOW_FREE */
	size_t tag;          /* distance to the next block, and TAG_* */
	struct block *next;  /* with TAG_FREE, TAG_QUICK: others in its bin */
	struct block *prev;  /* only with TAG_FREE */
};

struct pool {
	struct pool *next;
	struct block *end;
};

/* A bin holds the free blocks of a range of sizes: row 0 one grain per bin;
 * each row above one power of two, in COLUMNS equal steps. */
#define COLUMNS_LOG2 4
#define COLUMNS      (1U << COLUMNS_LOG2)
#define GRAIN_LOG2   (sizeof(size_t) == 8 ? 4U : 3U)
#define ROW0_LOG2    (GRAIN_LOG2 + COLUMNS_LOG2) /* row 0 ends here */
#define TOP_LOG2     (sizeof(size_t) == 8 ? 40U : 31U)
#define ROWS         (TOP_LOG2 - ROW0_LOG2 + 1)

/* Longer blocks are never asked for; free ones share the last bin. */
#define BLOCK_MAX ((size_t)1 << (TOP_LOG2 - 1))

/* Blocks shorter than this many grains are kept for a while when freed, in a
 * quick bin for each length. */
#define QUICK_BINS 64U

struct tlsf {
	struct uk_alloc alloc;
	struct block *quick[QUICK_BINS];
	unsigned quick_count;
	size_t grow_bytes; /* 0: never grows */
	struct pool *pools;
	unsigned long rows; /* a bit for each with a bin that is not empty */
	uint16_t columns[ROWS];
	struct block *bins[ROWS][COLUMNS];
};

_Static_assert(GRAIN % _Alignof(max_align_t) == 0, "payloads are misaligned");
_Static_assert(ROWS < 8 * sizeof(long), "a row has no bit");

static inline struct tlsf *tlsf_of(struct uk_alloc *a)
{
	return UK_CONTAINER_OF(a, struct tlsf, alloc);
}

static inline size_t block_bytes(const struct block *b)
{
	return b->tag & ~(size_t)TAG_FLAGS;
}

/* The block `bytes` above `b`. */
static inline struct block *block_at(const struct block *b, size_t bytes)
{
	return (struct block *)((uintptr_t)b + bytes);
}

static inline struct block *block_next(const struct block *b)
{
	return block_at(b, block_bytes(b));
}

static inline void *block_payload(struct block *b)
{
	return &b->next;
}

static inline struct block *block_of(const void *payload)
{
	return (struct block *)((uintptr_t)payload -
				offsetof(struct block, next));
}

static inline struct block *pool_first(const struct pool *pool)
{
	return (struct block *)(pool + 1);
}

/* The first byte behind the pool. */
static inline uintptr_t pool_limit(const struct pool *pool)
{
	return (uintptr_t)block_payload(pool->end);
}

/* bins.c: the free blocks. */
void tlsf_bin_insert(struct tlsf *t, struct block *b);
void tlsf_bin_remove(struct tlsf *t, struct block *b);

/* Returns a free block of at least `bytes`, left in its bin, or NULL. */
struct block *tlsf_bin_find(struct tlsf *t, size_t bytes);

/* The bin that a block of `bytes` belongs to, counted over all rows. */
unsigned tlsf_bin_of(size_t bytes);

/* Joins a block in use with free neighbours and puts it into a bin. */
void tlsf_release(struct tlsf *t, struct block *b);

/* quick.c: gives some of the kept blocks back; false if there were none. */
bool tlsf_quick_flush(struct tlsf *t);

/* A kept block that is `bytes` long, or NULL. */
static inline struct block *tlsf_quick_take(struct tlsf *t, size_t bytes)
{
	size_t bin = bytes / GRAIN;
	struct block *b = bin < QUICK_BINS ? t->quick[bin] : NULL;

	if (b) {
		t->quick[bin] = b->next;
		t->quick_count--;
		b->tag &= ~(size_t)TAG_QUICK;
	}
	return b;
}

/* Keeps a block in use; false if it is too long, or enough are kept. */
static inline bool tlsf_quick_keep(struct tlsf *t, struct block *b)
{
	size_t bin = block_bytes(b) / GRAIN;

	if (bin >= QUICK_BINS || t->quick_count >= CONFIG_TLSF_QUICK)
		return false;
	b->tag |= TAG_QUICK;
	b->next = t->quick[bin];
	t->quick[bin] = b;
	t->quick_count++;
	return true;
}

/* tlsf.c */
extern const struct uk_alloc_ops tlsf_ops;

/* pool.c: memory for the heap. The last takes pages so that a block of
 * `bytes` can be found, and says whether there were any. */
int tlsf_add(struct uk_alloc *a, void *base, size_t bytes);
bool tlsf_grow(struct tlsf *t, size_t bytes);

/* check.c */
int tlsf_check(struct uk_alloc *a);

#endif
