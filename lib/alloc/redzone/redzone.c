// SPDX-License-Identifier: BSD-3-Clause
// The allocator that stands in front of the heap and guards its blocks.

#include "zone.h"

#include <uk/alloc/impl.h>
#include <uk/assert.h>
#include <uk/lock.h>
#include <uk/memory.h>

static struct redzone *redzone_of(struct uk_alloc *a)
{
	return UK_CONTAINER_OF(a, struct redzone, alloc);
}

/* Takes the oldest block out of quarantine if there is more in it than `max`
 * blocks and `max_bytes`; NULL: there is not. Interrupts masked. */
static struct block *pop_freed(struct redzone *z, size_t max, size_t max_bytes)
{
	struct block *b;

	if (z->freed_count <= max && z->freed_bytes <= max_bytes)
		return NULL;
	b = UK_LIST_ENTRY(z->freed.next, struct block, link);
	uk_list_remove(&b->link);
	z->freed_count--;
	z->freed_bytes -= b->gross;
	return b;
}

/* Lets blocks go until no more are in quarantine; says whether any went. */
static bool shrink_freed(struct redzone *z, size_t max, size_t max_bytes)
{
	bool any = false;

	for (;;) {
		unsigned long flags = uk_lock_acquire(&z->alloc.lock);
		struct block *b = pop_freed(z, max, max_bytes);

		uk_lock_release(&z->alloc.lock, flags);
		if (!b)
			return any;
		redzone_require_unwritten(b);
		uk_free(z->heap, b->base);
		any = true;
	}
}

static struct block *take(struct redzone *z, size_t bytes, size_t align)
{
	size_t below = sizeof(struct block), gross;
	struct block *b;
	void *base;

	bytes = UK_MAX(bytes, 1);
	align = UK_MAX(align, ALIGN);
	if (!uk_alloc_round(&below, ZONE_BYTES, align) ||
	    __builtin_add_overflow(below + ZONE_BYTES, bytes, &gross))
		return NULL;
	base = uk_alloc_aligned(z->heap, gross, align);
	if (!base && shrink_freed(z, 0, 0))
		base = uk_alloc_aligned(z->heap, gross, align);
	if (!base)
		return NULL;

	b = block_of((char *)base + below);
	b->base = base;
	b->gross = gross;
	b->bytes = bytes;
	block_seal(b, UK_REDZONE_USED);
	memset(b + 1, FILL_ZONE, ZONE_BYTES);
	memset(block_data(b), FILL_NEW, bytes);
	memset(block_data(b) + bytes, FILL_ZONE, ZONE_BYTES);
	return b;
}

static void *redzone_alloc(struct uk_alloc *a, size_t bytes, size_t align)
{
	struct redzone *z = redzone_of(a);
	struct block *b = take(z, bytes, align);
	unsigned long flags = uk_lock_acquire(&a->lock);

	a->stats.total_bytes = z->heap->stats.total_bytes;
	if (b) {
		uk_list_add(&z->used, &b->link);
		uk_alloc_stats_take(a, b->gross);
	} else {
		a->stats.failures++;
	}
	uk_lock_release(&a->lock, flags);
	return b ? block_data(b) : NULL;
}

static void redzone_free(struct uk_alloc *a, void *p)
{
	struct redzone *z = redzone_of(a);
	struct block *b = block_of(p);
	unsigned long flags;

	redzone_require_used(p, "free");
	flags = uk_lock_acquire(&a->lock);
	block_seal(b, UK_REDZONE_FREED);
	uk_list_remove(&b->link);
	uk_alloc_stats_give(a, b->gross);
	uk_lock_release(&a->lock, flags);

	memset(b + 1, FILL_FREED, (size_t)(block_end(b) - (uint8_t *)(b + 1)));
	flags = uk_lock_acquire(&a->lock);
	uk_list_add_tail(&z->freed, &b->link);
	z->freed_count++;
	z->freed_bytes += b->gross;
	uk_lock_release(&a->lock, flags);
	shrink_freed(z, z->freed_max, a->stats.total_bytes / 4);
}

/* A block that grows always moves, so that old pointers to it are noticed. */
static void *redzone_resize(struct uk_alloc *a, void *p, size_t bytes)
{
	struct block *b = block_of(p);

	redzone_require_used(p, "resize");
	bytes = UK_MAX(bytes, 1);
	if (bytes > b->bytes)
		return uk_alloc_resize_move(a, p, b->bytes, bytes);
	memset(block_data(b) + bytes, FILL_ZONE, b->bytes - bytes);
	b->bytes = bytes;
	return p;
}

static size_t redzone_usable(struct uk_alloc *a, const void *p)
{
	(void)a;
	redzone_require_used(p, "usable");
	return block_of(p)->bytes;
}

static int redzone_add(struct uk_alloc *a, void *base, size_t bytes)
{
	struct redzone *z = redzone_of(a);
	int err = uk_alloc_add(z->heap, base, bytes);

	a->stats.total_bytes = z->heap->stats.total_bytes;
	return err;
}

static bool check_list(const struct uk_list *list, enum uk_redzone_state want)
{
	const struct uk_list *node;

	uk_list_for_each (node, list) {
		const struct block *b = UK_LIST_ENTRY(node, struct block, link);

		if (!redzone_is(b, want))
			return false;
	}
	return true;
}

static int redzone_check(struct uk_alloc *a)
{
	struct redzone *z = redzone_of(a);
	unsigned long flags = uk_lock_acquire(&a->lock);
	int err = -EFAULT;

	if (check_list(&z->used, UK_REDZONE_USED) &&
	    check_list(&z->freed, UK_REDZONE_FREED))
		err = uk_alloc_check(z->heap);
	uk_lock_release(&a->lock, flags);
	return err == -ENOTSUP ? 0 : err;
}

static const struct uk_alloc_ops ops = {
    .alloc = redzone_alloc,
    .free = redzone_free,
    .resize = redzone_resize,
    .usable = redzone_usable,
    .add = redzone_add,
    .check = redzone_check,
};

void redzone_setup(struct redzone *z, struct uk_alloc *heap, size_t freed_max)
{
	*z = (struct redzone){
	    .alloc = {.ops = &ops, .name = "redzone"},
	    .heap = heap,
	    .freed_max = freed_max,
	};
	z->alloc.stats.total_bytes = heap->stats.total_bytes;
	uk_list_init(&z->used);
	uk_list_init(&z->freed);
}
