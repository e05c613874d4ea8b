// SPDX-License-Identifier: BSD-3-Clause
// The allocator that stands in front of the heap and notes who asks.
//
// Each block begins with a tag; with a large alignment there is a gap before:
//
//   | (gap) | tag | what the owner sees |
//   ^ the heap's block

#include "internal.h"

#include <uk/alloc/impl.h>
#include <uk/assert.h>
#include <uk/bits.h>

struct tag {
	uint16_t owner;
	uint16_t skip_log2; /* from the heap's block to the owner's */
	size_t bytes;       /* as asked for */
} UK_ALIGNED(_Alignof(max_align_t));

static struct owners_front *front_of(struct uk_alloc *a)
{
	return UK_CONTAINER_OF(a, struct owners_front, alloc);
}

/* What no tag says is no block's. */
static struct tag *tag_of(const void *p)
{
	struct tag *tag = (struct tag *)p - 1;

	uk_assert(tag->owner <= UK_OWNERS_MAX &&
		  tag->skip_log2 < 8 * sizeof(size_t));
	return tag;
}

static struct uk_owner *line_of(const struct tag *tag)
{
	return &owners_books.lines[tag->owner];
}

static size_t skip_of(const void *p)
{
	return (size_t)1 << tag_of(p)->skip_log2;
}

void *owners_front_take(struct owners_front *front, size_t bytes, size_t align,
			const char *lib)
{
	struct uk_alloc *a = &front->alloc;
	size_t skip = UK_MAX(align, sizeof(struct tag)), gross;
	unsigned long flags;
	unsigned owner;
	char *p = NULL;

	if (!__builtin_add_overflow(bytes, skip, &gross))
		p = front->heap->ops->alloc(front->heap, gross, skip);
	flags = uk_lock_acquire(&a->lock);
	owner = owners_of(&owners_books, lib);
	a->stats.total_bytes = front->heap->stats.total_bytes;
	if (p) {
		p += skip;
		((struct tag *)p)[-1] = (struct tag){
		    .owner = (uint16_t)owner,
		    .skip_log2 = (uint16_t)uk_bits_highest(skip),
		    .bytes = bytes,
		};
		owners_take(&owners_books.lines[owner], bytes);
		uk_alloc_stats_take(a, gross);
	} else {
		owners_books.lines[owner].failures++;
		a->stats.failures++;
	}
	uk_lock_release(&a->lock, flags);
	return p;
}

/* Whoever calls the operation itself. */
static void *front_alloc(struct uk_alloc *a, size_t bytes, size_t align)
{
	return owners_front_take(front_of(a), bytes, align, "?");
}

static void front_free(struct uk_alloc *a, void *p)
{
	const struct tag *tag = tag_of(p);
	size_t skip = skip_of(p);
	unsigned long flags = uk_lock_acquire(&a->lock);

	owners_give(line_of(tag), tag->bytes);
	uk_alloc_stats_give(a, skip + tag->bytes);
	uk_lock_release(&a->lock, flags);
	uk_free(front_of(a)->heap, (char *)p - skip);
}

static void *front_resize(struct uk_alloc *a, void *p, size_t bytes)
{
	size_t skip = skip_of(p), old = tag_of(p)->bytes, gross;
	struct uk_owner *owner = line_of(tag_of(p));
	char *moved = NULL;
	unsigned long flags;

	if (!__builtin_add_overflow(bytes, skip, &gross))
		moved = uk_alloc_resize_block(front_of(a)->heap,
					      (char *)p - skip, gross);
	flags = uk_lock_acquire(&a->lock);
	a->stats.total_bytes = front_of(a)->heap->stats.total_bytes;
	if (moved) {
		moved += skip;
		tag_of(moved)->bytes = bytes;
		owners_give(owner, old);
		owners_take(owner, bytes);
		uk_alloc_stats_change(a, old, bytes);
	} else {
		owner->failures++;
		a->stats.failures++;
	}
	uk_lock_release(&a->lock, flags);
	return moved;
}

static size_t front_usable(struct uk_alloc *a, const void *p)
{
	(void)a;
	return tag_of(p)->bytes;
}

static int front_add(struct uk_alloc *a, void *base, size_t bytes)
{
	struct uk_alloc *heap = front_of(a)->heap;
	int error = uk_alloc_add(heap, base, bytes);

	a->stats.total_bytes = heap->stats.total_bytes;
	return error;
}

static int front_check(struct uk_alloc *a)
{
	return uk_alloc_check(front_of(a)->heap);
}

static const struct uk_alloc_ops ops = {
    .alloc = front_alloc,
    .free = front_free,
    .resize = front_resize,
    .usable = front_usable,
    .add = front_add,
    .check = front_check,
};

void owners_front_setup(struct owners_front *front, struct uk_alloc *heap)
{
	*front = (struct owners_front){
	    .alloc = {.ops = &ops, .name = heap->name},
	    .heap = heap,
	};
	front->alloc.stats.total_bytes = heap->stats.total_bytes;
}

static struct owners_front heap_front;

void *uk_owners_alloc(struct uk_alloc *a, size_t bytes, size_t align,
		      const char *lib)
{
	if (a == &heap_front.alloc)
		return owners_front_take(&heap_front, bytes, align, lib);
	return a->ops->alloc(a, bytes, align);
}

struct uk_alloc *uk_alloc_wrap(struct uk_alloc *a)
{
	owners_front_setup(&heap_front, a);
	return &heap_front.alloc;
}
