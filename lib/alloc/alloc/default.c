// SPDX-License-Identifier: BSD-3-Clause
// The default allocator: which one it is.

#include <uk/alloc/impl.h>

static struct uk_alloc *current;

struct uk_alloc *uk_alloc_default(void)
{
	return current;
}

void uk_alloc_default_set(struct uk_alloc *a)
{
	current = uk_alloc_wrap(a);
}

__attribute__((weak)) struct uk_alloc *uk_alloc_wrap(struct uk_alloc *a)
{
	return a;
}
