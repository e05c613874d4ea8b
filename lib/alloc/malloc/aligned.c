// SPDX-License-Identifier: BSD-3-Clause
// Blocks at a multiple of more than any object needs, and how long they are.
#include "family.h"

#include <uk/alloc.h>
#include <uk/arch.h>
#include <uk/bits.h>
#include <uk/errno.h>

static void *allocate(size_t align, size_t bytes)
{
	struct uk_alloc *heap = uk_alloc_default();

	return heap ? uk_alloc_aligned(heap, bytes, align) : NULL;
}

void *memalign(size_t align, size_t bytes)
{
	if (!uk_bits_is_pow2(align)) {
		*uk_errno() = EINVAL;
		return NULL;
	}
	return malloc_or_enomem(allocate(align, bytes));
}

void *aligned_alloc(size_t align, size_t bytes)
{
	return memalign(align, bytes);
}

void *valloc(size_t bytes)
{
	return memalign(UK_ARCH_PAGE_SIZE, bytes);
}

int posix_memalign(void **p, size_t align, size_t bytes)
{
	void *got;

	if (!uk_bits_is_pow2(align) || align % sizeof(void *))
		return EINVAL;
	got = allocate(align, bytes);
	if (!got)
		return ENOMEM;
	*p = got;
	return 0;
}

size_t malloc_usable_size(void *p)
{
	long bytes = p ? uk_alloc_usable(uk_alloc_default(), p) : 0;

	return bytes < 0 ? 0 : (size_t)bytes;
}
