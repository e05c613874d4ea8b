// SPDX-License-Identifier: BSD-3-Clause
// lwIP's heap is the image's, of which it is to leave some to others.
#include "lwip.h"

#include <string.h>
#include <uk/alloc.h>
#include <uk/arch.h>
#include <uk/lwip/system.h>
#include <uk/palloc.h>

static size_t held, peak, most = SIZE_MAX;

void lwip_memory_start(void)
{
	const struct uk_alloc_stats *heap = &uk_alloc_default()->stats;
	struct uk_palloc_stats pages;

	uk_palloc_stats(&pages);
	most = (pages.free_pages * UK_ARCH_PAGE_SIZE + heap->total_bytes -
		heap->used_bytes) /
	       100 * CONFIG_LWIP_MEMORY_PERCENT;
}

enum uk_lwip_memory uk_lwip_memory(void)
{
	if (held >= most)
		return UK_LWIP_FULL;
	return held >= most / 2 ? UK_LWIP_SHORT : UK_LWIP_PLENTY;
}

/* Heaps that cannot tell do not take anything back either. */
static size_t length(const void *p)
{
	long bytes = uk_alloc_usable(uk_alloc_default(), p);

	return bytes > 0 ? (size_t)bytes : 0;
}

void *uk_lwip_malloc(size_t bytes)
{
	void *p = uk_alloc(uk_alloc_default(), bytes);

	if (p)
		held += length(p);
	peak = UK_MAX(peak, held);
	return p;
}

void *uk_lwip_calloc(size_t count, size_t bytes)
{
	size_t sum;
	void *p = NULL;

	if (!__builtin_mul_overflow(count, bytes, &sum))
		p = uk_lwip_malloc(sum);
	if (p)
		memset(p, 0, sum);
	return p;
}

void uk_lwip_free(void *p)
{
	if (p)
		held -= length(p);
	uk_free(uk_alloc_default(), p);
}

void lwip_memory_print(void)
{
	uk_printf("lwip: %zu bytes of %zu, at most %zu\n", held, most, peak);
}
