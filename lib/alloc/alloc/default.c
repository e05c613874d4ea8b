// SPDX-License-Identifier: BSD-3-Clause
// The default allocator: which one it is.

#include <uk/alloc/impl.h>

struct uk_alloc *uk_alloc_current;

void uk_alloc_default_set(struct uk_alloc *a)
{
	uk_alloc_current = uk_alloc_wrap(a);
}

__attribute__((weak)) struct uk_alloc *uk_alloc_wrap(struct uk_alloc *a)
{
	return a;
}
