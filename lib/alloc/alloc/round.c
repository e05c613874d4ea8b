// SPDX-License-Identifier: BSD-3-Clause
// Sizes rounded up, without ever wrapping round to small ones.

#include <uk/alloc/impl.h>

bool uk_alloc_round(size_t *bytes, size_t extra, size_t align)
{
	size_t sum;

	if (__builtin_add_overflow(*bytes, extra, &sum) ||
	    __builtin_add_overflow(sum, align - 1, &sum))
		return false;
	*bytes = UK_ALIGN_DOWN(sum, align);
	return true;
}
