// SPDX-License-Identifier: BSD-3-Clause
// Memory for new and delete.
#include "cxx.h"

#include <uk/alloc.h>
#include <uk/assert.h>

void *cxx_alloc(size_t bytes, size_t align)
{
	struct uk_alloc *heap = uk_alloc_default();

	if (!heap)
		return NULL;
	return uk_alloc_aligned(heap, bytes,
				align ? align : _Alignof(max_align_t));
}

void cxx_free(void *p)
{
	if (p)
		uk_free(uk_alloc_default(), p);
}

void cxx_out_of_memory(size_t bytes)
{
	uk_panic("cxx: out of memory: new of %zu bytes", bytes);
}
