// SPDX-License-Identifier: BSD-3-Clause
// The tree of tests in an image: a folder of the real one.
#include "../tree.h"

#include <uk/palloc.h>

static size_t before;

static size_t pages(void)
{
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	return stats.free_pages;
}

void ramfs_tree_grant(long requests)
{
	(void)requests;
}

void ramfs_tree_begin(void)
{
	if (uk_vfs_mkdir(NULL, "/t", 0755) || uk_vfs_chdir(NULL, "/t"))
		uk_test_fail(__FILE__, __LINE__, "no folder for the test");
	before = pages();
}

/* The heap may keep pages that it grew by. */
bool ramfs_tree_end(void)
{
	const size_t heap = 64;

	return uk_vfs_chdir(NULL, "/") == 0 && uk_vfs_rmdir(NULL, "/t") == 0 &&
	       pages() + heap >= before;
}
