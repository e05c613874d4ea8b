// SPDX-License-Identifier: BSD-3-Clause
// Nodes: how they begin, who refers to them.
#include "vfs.h"

#include <uk/assert.h>

struct uk_mutex vfs_lock = UK_MUTEX_INIT(vfs_lock);

int64_t uk_vfs_now_ns(void)
{
	return (int64_t)uk_plat_wall_ns();
}

void uk_vfs_node_init(struct uk_vfs_node *node, const struct uk_vfs_ops *ops,
		      uint32_t mode)
{
	int64_t now = uk_vfs_now_ns();

	*node = (struct uk_vfs_node){
	    .ops = ops,
	    .references = 1,
	    .stat = {.mode = mode,
		     .nlink = 1,
		     .atime_ns = now,
		     .mtime_ns = now,
		     .ctime_ns = now},
	};
	uk_mutex_init(&node->lock);
}

struct uk_vfs_node *uk_vfs_node_get(struct uk_vfs_node *node)
{
	uk_arch_atomic_add(&node->references, 1);
	return node;
}

/* Under the lock, so that nobody finds a node while it goes. */
void uk_vfs_node_put_locked(struct uk_vfs_node *node)
{
	unsigned before = uk_arch_atomic_add(&node->references, -1);

	uk_assert(before > 0);
	if (before == 1 && node->ops->release)
		node->ops->release(node);
}

void uk_vfs_node_put(struct uk_vfs_node *node)
{
	uk_mutex_lock(&vfs_lock);
	uk_vfs_node_put_locked(node);
	uk_mutex_unlock(&vfs_lock);
}
