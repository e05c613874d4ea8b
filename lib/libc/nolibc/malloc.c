// SPDX-License-Identifier: BSD-3-Clause
// The malloc family, on the default heap.
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <uk/alloc.h>

static void *allocate(size_t size, size_t align)
{
	struct uk_alloc *heap = uk_alloc_default();

	return heap ? uk_alloc_aligned(heap, size, align) : NULL;
}

static void *or_enomem(void *p)
{
	if (!p)
		errno = ENOMEM;
	return p;
}

void *malloc(size_t size)
{
	return or_enomem(allocate(size, _Alignof(max_align_t)));
}

void *calloc(size_t n, size_t size)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(n, size, &bytes))
		return or_enomem(NULL);
	p = malloc(bytes);
	return p ? memset(p, 0, bytes) : NULL;
}

void *realloc(void *p, size_t size)
{
	struct uk_alloc *heap = uk_alloc_default();

	return or_enomem(heap ? uk_alloc_resize(heap, p, size) : NULL);
}

void *reallocarray(void *p, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		return or_enomem(NULL);
	return realloc(p, bytes);
}

static int is_alignment(size_t align)
{
	return align && !(align & (align - 1));
}

void *aligned_alloc(size_t align, size_t size)
{
	if (!is_alignment(align)) {
		errno = EINVAL;
		return NULL;
	}
	return or_enomem(allocate(size, align));
}

int posix_memalign(void **p, size_t align, size_t size)
{
	void *got;

	if (!is_alignment(align) || align % sizeof(void *))
		return EINVAL;
	got = allocate(size, align);
	if (!got)
		return ENOMEM;
	*p = got;
	return 0;
}

void free(void *p)
{
	if (p)
		uk_free(uk_alloc_default(), p);
}
