// SPDX-License-Identifier: BSD-3-Clause
// The names by which newlib calls the malloc family.
#include <malloc.h>
#include <reent.h>
#include <stdlib.h>
#include <uk/base.h>

void *_malloc_r(struct _reent *r, size_t size)
{
	(void)r;
	return malloc(size);
}

void *_calloc_r(struct _reent *r, size_t n, size_t size)
{
	(void)r;
	return calloc(n, size);
}

void *_realloc_r(struct _reent *r, void *p, size_t size)
{
	(void)r;
	return realloc(p, size);
}

void *_memalign_r(struct _reent *r, size_t align, size_t size)
{
	(void)r;
	return memalign(align, size);
}

void _free_r(struct _reent *r, void *p)
{
	(void)r;
	free(p);
}

size_t _malloc_usable_size_r(struct _reent *r, void *p)
{
	(void)r;
	return malloc_usable_size(p);
}
