// SPDX-License-Identifier: BSD-3-Clause
// malloc, calloc, realloc and free, on the default heap.
#include "family.h"

#include <uk/alloc.h>
#include <uk/errno.h>
#include <uk/memory.h>

void *malloc_or_enomem(void *p)
{
	if (!p)
		*uk_errno() = ENOMEM;
	return p;
}

static void *allocate(size_t bytes)
{
	struct uk_alloc *heap = uk_alloc_default();

	return malloc_or_enomem(heap ? uk_alloc(heap, bytes) : NULL);
}

void *malloc(size_t bytes)
{
	return allocate(bytes);
}

void *calloc(size_t n, size_t bytes)
{
	void *p;

	if (__builtin_mul_overflow(n, bytes, &bytes))
		return malloc_or_enomem(NULL);
	/* Not by malloc: compilers know that and calloc, and make one of the
	 * other. */
	p = allocate(bytes);
	return p ? memset(p, 0, bytes) : NULL;
}

void *realloc(void *p, size_t bytes)
{
	struct uk_alloc *heap = uk_alloc_default();

	return malloc_or_enomem(heap ? uk_alloc_resize(heap, p, bytes) : NULL);
}

void *reallocarray(void *p, size_t n, size_t bytes)
{
	if (__builtin_mul_overflow(n, bytes, &bytes))
		return malloc_or_enomem(NULL);
	return realloc(p, bytes);
}

void free(void *p)
{
	if (p)
		uk_free(uk_alloc_default(), p);
}
