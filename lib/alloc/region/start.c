// SPDX-License-Identifier: BSD-3-Clause
// The default heap, if it is the region: made at boot out of the first pages.

#include "heap.h"

#include <uk/init.h>
#include <uk/palloc.h>
#include <uk/param.h>
#include <uk/region.h>

static uint64_t grow = (uint64_t)CONFIG_REGION_GROW << 10;
UK_PARAM_SIZE(grow, grow, 4096, 1LL << 40, "bytes the heap grows by");

static int region_init(void)
{
	size_t step = (size_t)UK_MIN(grow, SIZE_MAX / 2), bytes;
	void *base = uk_palloc_grow(1, step, &bytes);
	struct uk_alloc *a = base ? uk_region_create(base, bytes) : NULL;

	if (!a)
		return -ENOMEM;
	UK_CONTAINER_OF(a, struct region, alloc)->grow_bytes = step;
	uk_alloc_default_set(a);
	return 0;
}
UK_INIT(heap, region_init);
