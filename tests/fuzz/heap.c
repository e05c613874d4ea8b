// SPDX-License-Identifier: BSD-3-Clause
// A heap of the host's blocks, whose bounds the sanitizers see.
#include "heap.h"

#include "memory.h"

#include <uk/alloc.h>
#include <uk/palloc.h>

/* The host's. */
int posix_memalign(void **p, size_t align, size_t bytes);

enum { PAGE = 4096, MOST_BLOCKS = 100000 };

static void *blocks[MOST_BLOCKS];
static unsigned block_count;
static int grants;

static void *take(struct uk_alloc *a, size_t bytes, size_t align)
{
	void *p;

	(void)a;
	if (grants == 0)
		return NULL;
	grants -= grants > 0;
	HOLDS(block_count < MOST_BLOCKS);
	HOLDS(posix_memalign(&p, UK_MAX(align, sizeof(p)), bytes) == 0);
	blocks[block_count++] = p;
	return p;
}

static void give(struct uk_alloc *a, void *p)
{
	unsigned i = block_count;

	(void)a;
	/* The last ones go first, as a rule. */
	while (i > 0 && blocks[i - 1] != p)
		i--;
	HOLDS(i > 0);
	blocks[i - 1] = blocks[--block_count];
	__builtin_free(p);
}

static const struct uk_alloc_ops ops = {.alloc = take, .free = give};
static struct uk_alloc heap = {.ops = &ops, .name = "fuzz"};

/* Of lib/alloc/alloc, which nothing else is needed of. */
extern struct uk_alloc *uk_alloc_current;
struct uk_alloc *uk_alloc_current = &heap;

void *uk_palloc_alloc(size_t pages)
{
	return take(&heap, pages * PAGE, PAGE);
}

void uk_palloc_free(void *p, size_t pages)
{
	(void)pages;
	give(&heap, p);
}

/* How much there is is not what is looked at. */
void uk_palloc_stats(struct uk_palloc_stats *stats)
{
	*stats = (struct uk_palloc_stats){.total_pages = 0};
}

void heap_grant(int requests)
{
	grants = requests;
}

void heap_end(void)
{
	while (block_count > 0)
		__builtin_free(blocks[--block_count]);
}
