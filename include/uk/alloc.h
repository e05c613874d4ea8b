// SPDX-License-Identifier: BSD-3-Clause
// The allocator class: one table of operations, whatever hands out the memory.
//
// Alignments are powers of two. Sizes are bytes. Allocators serialise by
// a lock, so all calls are allowed in interrupt handlers unless an
// allocator's own header says otherwise. Memory is not zeroed.
#ifndef UK_ALLOC_H
#define UK_ALLOC_H

#include <uk/base.h>
#include <uk/errno.h>
#include <uk/lock.h>

struct uk_alloc;

struct uk_alloc_stats {
	size_t total_bytes; /* given to the allocator, its own data included */
	size_t used_bytes;  /* handed out now, headers and rounding included */
	size_t peak_bytes;  /* the most that `used_bytes` ever was */
	size_t count;       /* blocks handed out now */
	size_t failures;    /* requests refused so far */
};

struct uk_alloc_ops {
	void *(*alloc)(struct uk_alloc *a, size_t bytes, size_t align);
	void (*free)(struct uk_alloc *a, void *p);
	/* The rest may be absent. */
	void *(*resize)(struct uk_alloc *a, void *p, size_t bytes);
	size_t (*usable)(struct uk_alloc *a, const void *p);
	int (*add)(struct uk_alloc *a, void *base, size_t bytes);
	int (*check)(struct uk_alloc *a);
};

/* What an allocator embeds as its first member. */
struct uk_alloc {
	const struct uk_alloc_ops *ops;
	const char *name;
	struct uk_lock lock;
	struct uk_alloc_stats stats;
};

/* The operation on behalf of a library, with OWNERS: see <uk/owners.h>. */
void *uk_owners_alloc(struct uk_alloc *a, size_t bytes, size_t align,
		      const char *lib);

/* Returns `bytes` (0 counts as 1) aligned to `align`, or NULL. The caller owns
 * the block until uk_free with the same allocator. */
static inline void *uk_alloc_aligned(struct uk_alloc *a, size_t bytes,
				     size_t align)
{
#ifdef CONFIG_OWNERS
	return uk_owners_alloc(a, bytes, align, UK_LIB);
#else
	return a->ops->alloc(a, bytes, align);
#endif
}

/* The same, aligned for any object. */
static inline void *uk_alloc(struct uk_alloc *a, size_t bytes)
{
	return uk_alloc_aligned(a, bytes, _Alignof(max_align_t));
}

/* Gives a block back; NULL is ignored. */
static inline void uk_free(struct uk_alloc *a, void *p)
{
	if (p)
		a->ops->free(a, p);
}

/* uk_alloc_resize of a block that is not NULL. */
void *uk_alloc_resize_block(struct uk_alloc *a, void *p, size_t bytes);

/* Makes the block `bytes` long, moving it if need be, as C's realloc: NULL
 * allocates; on failure NULL, and the block stays as it was. */
static inline void *uk_alloc_resize(struct uk_alloc *a, void *p, size_t bytes)
{
	return p ? uk_alloc_resize_block(a, p, bytes) : uk_alloc(a, bytes);
}

/* Bytes that the block's owner may use: what was asked for, or more; -ENOTSUP
 * if the allocator cannot tell. */
static inline long uk_alloc_usable(struct uk_alloc *a, const void *p)
{
	return a->ops->usable ? (long)a->ops->usable(a, p) : -ENOTSUP;
}

/* Hands more memory to the allocator, for ever. 0, -EINVAL if it is too small
 * or overlaps, -ENOTSUP. */
static inline int uk_alloc_add(struct uk_alloc *a, void *base, size_t bytes)
{
	return a->ops->add ? a->ops->add(a, base, bytes) : -ENOTSUP;
}

/* Walks the allocator's structures: 0, -EFAULT if they are damaged (the first
 * damage found is on the log), -ENOTSUP. */
static inline int uk_alloc_check(struct uk_alloc *a)
{
	return a->ops->check ? a->ops->check(a) : -ENOTSUP;
}

/* The heap that malloc and libraries use: the one chosen in the configuration.
 * NULL before init level heap is over, or if no heap is ticked. */
static inline struct uk_alloc *uk_alloc_default(void)
{
	extern struct uk_alloc *uk_alloc_current;

	return uk_alloc_current;
}

/* Makes `a` the default, behind whatever was ticked to watch it (uk_alloc_wrap
 * in <uk/alloc/impl.h>). For a heap's own init function. */
void uk_alloc_default_set(struct uk_alloc *a);

#endif
