// SPDX-License-Identifier: BSD-3-Clause
// Zones: made of the machine's memory, asked for pages, given them back.

#include "buddy.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/bits.h>

/* The least order whose blocks have so many pages. */
static unsigned order_of(size_t pages)
{
	return pages <= 1 ? 0 : uk_bits_highest(pages - 1) + 1;
}

static size_t books_pages(unsigned order)
{
	size_t bytes = sizeof(struct zone) + ((size_t)2 << order);

	return UK_ALIGN_UP(bytes, UK_ARCH_PAGE_SIZE) >> UK_ARCH_PAGE_SHIFT;
}

/* Pages that one tree is for; memory too little for its own books is lost. */
static void add_zone(struct buddy *b, size_t first, size_t end, unsigned order)
{
	struct zone *z = (struct zone *)(first << UK_ARCH_PAGE_SHIFT);
	size_t books = books_pages(order);

	if (end - first <= books)
		return;
	z->next = b->zones;
	b->zones = z;
	z->origin = first >> order << order;
	z->low = first + books - z->origin;
	z->high = end - z->origin;
	z->order = order;
	z->nodes[1] = 0;
	buddy_tree_set(z, z->low, z->high, true);
	b->total_pages += z->high - z->low;
	b->free_pages += z->high - z->low;
}

/* The block that holds all of the memory may be much longer, because the memory
 * lies across the middle. Cut there it is two zones, each at one end of a block
 * that is no longer than need be. */
void buddy_add(struct buddy *b, void *addr, size_t pages)
{
	size_t first = (uintptr_t)addr >> UK_ARCH_PAGE_SHIFT;
	size_t last = first + pages - 1;
	unsigned order = order_of((first ^ last) + 1);

	if (order <= order_of(pages) + 1) {
		add_zone(b, first, last + 1, order);
		return;
	}
	size_t middle = last >> (order - 1) << (order - 1);

	add_zone(b, first, middle, order_of(middle - first));
	add_zone(b, middle, last + 1, order_of(last + 1 - middle));
}

/* The zone whose longest free block is the shortest that will do; NULL: none.
 */
static struct zone *zone_with(const struct buddy *b, unsigned order)
{
	struct zone *best = NULL;

	for (struct zone *z = b->zones; z; z = z->next)
		if (z->nodes[1] > order &&
		    (!best || z->nodes[1] < best->nodes[1]))
			best = z;
	return best;
}

void *buddy_take(struct buddy *b, size_t pages, size_t align)
{
	unsigned order =
	    UK_MAX(order_of(pages), order_of(align >> UK_ARCH_PAGE_SHIFT));
	struct zone *z = zone_with(b, order);
	size_t first;

	if (!z) {
		b->failures++;
		return NULL;
	}
	first = buddy_tree_find(z, order);
	buddy_tree_set(z, first, first + pages, false);
	b->free_pages -= pages;
	return (void *)((z->origin + first) << UK_ARCH_PAGE_SHIFT);
}

/* The zone that hands out page number `page`; NULL: none. */
static struct zone *zone_of(const struct buddy *b, size_t page)
{
	struct zone *z = b->zones;

	while (z && (page < z->origin + z->low || page >= z->origin + z->high))
		z = z->next;
	return z;
}

void buddy_give(struct buddy *b, void *addr, size_t pages)
{
	size_t page = (uintptr_t)addr >> UK_ARCH_PAGE_SHIFT, first;
	struct zone *z = zone_of(b, page);

	if (!z || pages > z->origin + z->high - page)
		uk_panic("buddy: freed %zu pages at %p that are not of the "
			 "page allocator",
			 pages, addr);
	first = page - z->origin;
	if (!buddy_tree_is_used(z, first, first + pages))
		uk_panic("buddy: freed %zu pages at %p that are free", pages,
			 addr);
	buddy_tree_set(z, first, first + pages, true);
	b->free_pages += pages;
}

void buddy_stats(const struct buddy *b, struct uk_palloc_stats *stats)
{
	uint8_t top = 0;

	*stats = (struct uk_palloc_stats){
	    .total_pages = b->total_pages,
	    .free_pages = b->free_pages,
	    .failures = b->failures,
	};
	for (const struct zone *z = b->zones; z; z = z->next) {
		stats->runs += buddy_tree_runs(z);
		top = UK_MAX(top, z->nodes[1]);
	}
	stats->largest_pages = top ? (size_t)1 << (top - 1) : 0;
}
