// SPDX-License-Identifier: BSD-3-Clause
// Structures of redzone: what lies around a block, and the two lists of blocks.
//
//   | (alignment) | struct block | zone | what the owner sees | zone |
//   ^ base, from the heap behind                                     ^ + gross
#ifndef REDZONE_ZONE_H
#define REDZONE_ZONE_H

#include <uk/alloc.h>
#include <uk/list.h>
#include <uk/redzone.h>

#define ALIGN      _Alignof(max_align_t)
#define ZONE_BYTES UK_ALIGN_UP((size_t)CONFIG_REDZONE_BYTES, ALIGN)

enum {
	FILL_NEW = 0xa5,   /* not written by its owner yet */
	FILL_ZONE = 0xb6,  /* nobody's */
	FILL_FREED = 0xc7, /* in quarantine */
};

struct block {
	struct uk_list link; /* of `used` or `freed` */
	void *base;          /* the heap's block */
	size_t gross;        /* its length */
	size_t bytes;        /* what the owner asked for */
	uintptr_t seal;      /* the address of this and the state, scrambled */
} UK_ALIGNED(_Alignof(max_align_t));

struct redzone {
	struct uk_alloc alloc;
	struct uk_alloc *heap; /* the one behind */
	struct uk_list used;
	struct uk_list freed; /* in quarantine, oldest first */
	size_t freed_count, freed_bytes;
	size_t freed_max; /* blocks */
};

static inline unsigned char *block_data(const struct block *b)
{
	return (unsigned char *)(b + 1) + ZONE_BYTES;
}

static inline struct block *block_of(const void *p)
{
	return (struct block *)((uintptr_t)p - ZONE_BYTES) - 1;
}

static inline unsigned char *block_end(const struct block *b)
{
	return (unsigned char *)b->base + b->gross;
}

static inline void block_seal(struct block *b, enum uk_redzone_state state)
{
	b->seal = (uintptr_t)b ^ 0x5ea1ed00UL ^ state;
}

/* USED, FREED or NONE, by the seal alone. */
enum uk_redzone_state redzone_state(const void *p);

/* Whether the block is in `want`, unharmed; if not that is on the log. */
bool redzone_is(const struct block *b, enum uk_redzone_state want);

/* Panics unless block `p` is in use and unharmed; `verb` is what was about to
 * be done to it. */
void redzone_require_used(const void *p, const char *verb);

/* Panics if a block in quarantine was written to. */
void redzone_require_unwritten(const struct block *b);

/* Makes `z` watch `heap`. */
void redzone_setup(struct redzone *z, struct uk_alloc *heap, size_t freed_max);

#endif
