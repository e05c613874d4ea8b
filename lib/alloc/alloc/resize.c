// SPDX-License-Identifier: BSD-3-Clause
// Resizing: by the allocator's own means, else by moving the block.

#include <uk/alloc/impl.h>
#include <uk/memory.h>

void *uk_alloc_resize_move(struct uk_alloc *a, void *p, size_t old_bytes,
			   size_t bytes)
{
	void *moved = uk_alloc(a, bytes);

	if (!moved)
		return NULL;
	memcpy(moved, p, UK_MIN(old_bytes, bytes));
	uk_free(a, p);
	return moved;
}

void *uk_alloc_resize_block(struct uk_alloc *a, void *p, size_t bytes)
{
	long have;

	if (a->ops->resize)
		return a->ops->resize(a, p, bytes);

	have = uk_alloc_usable(a, p);
	if (have < 0)
		return NULL;
	if (bytes <= (size_t)have)
		return p;
	return uk_alloc_resize_move(a, p, (size_t)have, bytes);
}
