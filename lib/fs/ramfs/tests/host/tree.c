// SPDX-License-Identifier: BSD-3-Clause
// The tree of tests on the host: on a heap that may fail.
#include "../tree.h"

#include "../../ramfs.h"

#include <uk/alloc/trial.h>
#include <uk/pages.h>
#include <uk/palloc.h>

static char memory[2 << 20] UK_ALIGNED(RAMFS_PAGE);
static struct uk_alloc_trial heap = {
    .a = {.ops = &uk_alloc_trial_ops, .name = "trial"}, .grants = -1};
static size_t blocks, pages;

static size_t free_pages(void)
{
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	return stats.free_pages;
}

void ramfs_tree_grant(long requests)
{
	heap.grants = requests;
	ramfs_max = requests == 0 ? 0 : INT64_MAX;
}

void ramfs_tree_begin(void)
{
	static bool is_mounted;
	struct uk_vfs_node *root;

	if (!is_mounted) {
		uk_alloc_default_set(&heap.a);
		uk_pages.add(memory, sizeof(memory) / RAMFS_PAGE);
		is_mounted = uk_ramfs_create(&root) == 0 &&
			     uk_vfs_mount(root, "/") == 0 &&
			     uk_vfs_mkdir(NULL, "/first", 0755) == 0 &&
			     uk_vfs_rmdir(NULL, "/first") == 0;
	}
	blocks = heap.a.stats.count;
	pages = free_pages();
	if (uk_vfs_mkdir(NULL, "/t", 0755) || uk_vfs_chdir(NULL, "/t"))
		blocks = 0;
}

bool ramfs_tree_end(void)
{
	return uk_vfs_chdir(NULL, "/") == 0 && uk_vfs_rmdir(NULL, "/t") == 0 &&
	       heap.a.stats.count == blocks && free_pages() == pages;
}
