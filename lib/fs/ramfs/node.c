// SPDX-License-Identifier: BSD-3-Clause
// Nodes: made, lent to, freed.
#include "ramfs.h"

#include <uk/alloc.h>
#include <uk/memory.h>

static const struct uk_vfs_ops *ops_of(uint32_t mode)
{
	switch (mode & UK_FILE_KIND) {
	case UK_FILE_DIR:
		return &ramfs_folder_ops;
	case UK_FILE_LINK:
		return &ramfs_link_ops;
	default:
		return &ramfs_file_ops;
	}
}

struct ramfs_node *ramfs_node_new(struct ramfs *system, uint32_t mode)
{
	struct ramfs_node *r = uk_alloc(uk_alloc_default(), sizeof(*r));

	if (!r)
		return NULL;
	memset(r, 0, sizeof(*r));
	uk_vfs_node_init(&r->node, ops_of(mode), mode);
	r->system = system;
	r->node.stat.dev = system->dev;
	r->node.stat.ino = ++system->last_ino;
	r->node.stat.block_bytes = RAMFS_PAGE;
	if ((mode & UK_FILE_KIND) == UK_FILE_DIR) {
		r->node.stat.nlink = 2;
		r->names.last_order = 1; /* "." and ".." */
	}
	return r;
}

void ramfs_release(struct uk_vfs_node *node)
{
	struct ramfs_node *r = ramfs_node_of(node);

	if (node->stat.nlink > 0)
		return;
	if (node->ops == &ramfs_folder_ops)
		ramfs_names_free(&r->names);
	else if (node->ops == &ramfs_link_ops)
		uk_free(uk_alloc_default(), r->target);
	else
		ramfs_store_cut(&r->store, r->system, 0);
	uk_free(uk_alloc_default(), r);
}

static long read_target(struct uk_vfs_node *node, char *to, size_t bytes)
{
	size_t length = UK_MIN((size_t)node->stat.bytes, bytes);

	memcpy(to, ramfs_node_of(node)->target, length);
	return (long)length;
}

const struct uk_vfs_ops ramfs_link_ops = {
    .release = ramfs_release,
    .space = ramfs_space,
    .target = read_target,
};

int uk_ramfs_create(struct uk_vfs_node **root)
{
	struct uk_alloc *heap = uk_alloc_default();
	struct ramfs *system = uk_alloc(heap, sizeof(*system));

	if (!system)
		return -ENOMEM;
	*system = (struct ramfs){.dev = uk_vfs_new_dev()};
	struct ramfs_node *r = ramfs_node_new(system, UK_FILE_DIR | 0755);

	if (!r) {
		uk_free(heap, system);
		return -ENOMEM;
	}
	r->parent = r;
	*root = &r->node;
	return 0;
}

int uk_ramfs_lend(struct uk_file *f, const void *data, size_t bytes)
{
	struct uk_vfs_node *node = uk_vfs_node_of(f);

	if (!node || node->ops != &ramfs_file_ops)
		return -EINVAL;
	struct ramfs_node *r = ramfs_node_of(node);
	int error = -EINVAL;

	uk_mutex_lock(&node->lock);
	if (node->stat.bytes == 0 && r->lent_bytes == 0) {
		r->lent = data;
		r->lent_bytes = node->stat.bytes = (int64_t)bytes;
		error = 0;
	}
	uk_mutex_unlock(&node->lock);
	return error;
}
