// SPDX-License-Identifier: BSD-3-Clause
// lwIP's heap is the image's.
#include <string.h>
#include <uk/alloc.h>
#include <uk/lwip/system.h>

void *uk_lwip_malloc(size_t bytes)
{
	return uk_alloc(uk_alloc_default(), bytes);
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
	uk_free(uk_alloc_default(), p);
}
