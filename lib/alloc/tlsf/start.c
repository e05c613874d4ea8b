// SPDX-License-Identifier: BSD-3-Clause
// Making heaps: in memory that a caller has, and at boot the default one.

#include "heap.h"

#include <uk/init.h>
#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/param.h>
#include <uk/tlsf.h>

/* The tables, and a first block worth having: on the smallest machines. */
#define FIRST_MIN (sizeof(struct tlsf) + 1024)

static uint64_t grow = (uint64_t)CONFIG_TLSF_GROW << 10;
UK_PARAM_SIZE(grow, grow, 4096, 1LL << 40, "bytes the heap grows by");

struct uk_alloc *uk_tlsf_create(void *base, size_t bytes)
{
	size_t skip = -(uintptr_t)base & (GRAIN - 1);
	struct tlsf *t = (struct tlsf *)((uintptr_t)base + skip);

	if (bytes < skip + sizeof(*t))
		return NULL;
	memset(t, 0, sizeof(*t));
	t->alloc.ops = &tlsf_ops;
	t->alloc.name = "tlsf";
	t->alloc.stats.total_bytes = skip + sizeof(*t);
	if (tlsf_add(&t->alloc, t + 1, bytes - skip - sizeof(*t)))
		return NULL;
	return &t->alloc;
}

static int tlsf_init(void)
{
	size_t step = (size_t)UK_MIN(grow, BLOCK_MAX), bytes;
	void *base = uk_palloc_grow(FIRST_MIN, step, &bytes);
	struct uk_alloc *a = base ? uk_tlsf_create(base, bytes) : NULL;

	if (!a)
		return -ENOMEM;
	UK_CONTAINER_OF(a, struct tlsf, alloc)->grow_bytes = step;
	uk_alloc_default_set(a);
	return 0;
}
UK_INIT(heap, tlsf_init);
