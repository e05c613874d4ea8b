// SPDX-License-Identifier: BSD-3-Clause
// The malloc family of an image without a heap: memory is always out.
//
// newlib itself goes on without it where it can: streams are not buffered.
#include <errno.h>
#include <malloc.h>
#include <stdlib.h>

static void *nothing(void)
{
	errno = ENOMEM;
	return NULL;
}

void *malloc(size_t size)
{
	(void)size;
	return nothing();
}

void *calloc(size_t n, size_t size)
{
	(void)n;
	(void)size;
	return nothing();
}

void *realloc(void *p, size_t size)
{
	(void)p;
	(void)size;
	return nothing();
}

void *memalign(size_t align, size_t size)
{
	(void)align;
	(void)size;
	return nothing();
}

void *aligned_alloc(size_t align, size_t size)
{
	(void)align;
	(void)size;
	return nothing();
}

int posix_memalign(void **p, size_t align, size_t size)
{
	(void)p;
	(void)align;
	(void)size;
	return ENOMEM;
}

void free(void *p)
{
	(void)p;
}

size_t malloc_usable_size(void *p)
{
	(void)p;
	return 0;
}
