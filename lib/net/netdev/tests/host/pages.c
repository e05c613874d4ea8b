// SPDX-License-Identifier: BSD-3-Clause
// The pages that buffers are made of in a process.
#include <uk/arch.h>
#include <uk/pages.h>
#include <uk/palloc.h>

void netdev_test_pages(void);

void netdev_test_pages(void)
{
	static char arena[64 * UK_ARCH_PAGE_SIZE] UK_ALIGNED(
	    1UL << UK_ARCH_PAGE_SHIFT);
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	if (!stats.total_pages)
		uk_pages.add(arena, sizeof(arena) / UK_ARCH_PAGE_SIZE);
}
