// SPDX-License-Identifier: BSD-3-Clause
// Where the pages of files come from, and how many there may be.
#include "ramfs.h"

#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/param.h>

uint64_t ramfs_max = INT64_MAX;
UK_PARAM_SIZE(max, ramfs_max, 0, INT64_MAX,
	      "most that files in memory may take");

void *ramfs_page_take(struct ramfs *system)
{
	size_t before = uk_arch_atomic_add(&system->pages, 1);
	void *page =
	    before < ramfs_max / RAMFS_PAGE ? uk_palloc_alloc(1) : NULL;

	if (page)
		memset(page, 0, RAMFS_PAGE);
	else
		uk_arch_atomic_add(&system->pages, -1);
	return page;
}

void ramfs_space(struct uk_vfs_node *node, struct uk_vfs_space *space)
{
	const uint64_t taken =
	    uk_arch_atomic_load(&ramfs_node_of(node)->system->pages);
	const uint64_t most = ramfs_max / RAMFS_PAGE;
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	space->free_blocks =
	    UK_MIN((uint64_t)stats.free_pages, most - UK_MIN(taken, most));
	space->blocks = taken + space->free_blocks;
}

void ramfs_page_give(struct ramfs *system, void *page)
{
	uk_arch_atomic_add(&system->pages, -1);
	uk_palloc_free(page, 1);
}
