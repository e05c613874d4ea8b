// SPDX-License-Identifier: BSD-3-Clause
// Statistics of an allocator, kept the same way by all of them.

#include <uk/alloc/impl.h>

void uk_alloc_stats_take(struct uk_alloc *a, size_t bytes)
{
	a->stats.count++;
	uk_alloc_stats_change(a, 0, bytes);
}

void uk_alloc_stats_give(struct uk_alloc *a, size_t bytes)
{
	a->stats.count--;
	uk_alloc_stats_change(a, bytes, 0);
}

void uk_alloc_stats_change(struct uk_alloc *a, size_t from, size_t to)
{
	a->stats.used_bytes += to - from;
	a->stats.peak_bytes = UK_MAX(a->stats.peak_bytes, a->stats.used_bytes);
}
