// SPDX-License-Identifier: BSD-3-Clause
// What there is to know of a file without opening it, and to change.
#include "vfs.h"

void vfs_change(struct uk_vfs_node *node, const struct uk_file_change *change)
{
	struct uk_file_stat *stat = &node->stat;

	uk_mutex_lock(&node->lock);
	if (change->what & UK_FILE_CHANGE_MODE)
		stat->mode = (stat->mode & UK_FILE_KIND) |
			     (change->mode & UK_FILE_PERMISSIONS);
	if (change->what & UK_FILE_CHANGE_UID)
		stat->uid = change->uid;
	if (change->what & UK_FILE_CHANGE_GID)
		stat->gid = change->gid;
	if (change->what & UK_FILE_CHANGE_ATIME)
		stat->atime_ns = change->atime_ns;
	if (change->what & UK_FILE_CHANGE_MTIME)
		stat->mtime_ns = change->mtime_ns;
	stat->ctime_ns = uk_vfs_now_ns();
	uk_mutex_unlock(&node->lock);
}

int vfs_resize(struct uk_vfs_node *node, int64_t bytes)
{
	if (bytes < 0)
		return -EINVAL;
	if (vfs_is(node, UK_FILE_DIR))
		return -EISDIR;
	if (!vfs_is(node, UK_FILE_REGULAR))
		return -EINVAL;
	if (node->is_read_only || !node->ops->resize)
		return -EROFS;
	uk_mutex_lock(&node->lock);
	int error = node->ops->resize(node, bytes);

	if (!error)
		node->stat.mtime_ns = node->stat.ctime_ns = uk_vfs_now_ns();
	uk_mutex_unlock(&node->lock);
	return error;
}

/* The node with a reference, for what needs the tree no longer. */
static int find(struct uk_file *at, const char *path, bool follow,
		struct uk_vfs_node **node)
{
	struct vfs_path p;

	uk_mutex_lock(&vfs_lock);
	int error = vfs_walk_to(at, path, follow, &p);

	if (!error) {
		*node = uk_vfs_node_get(p.node);
		vfs_path_end(&p);
	}
	uk_mutex_unlock(&vfs_lock);
	return error;
}

int uk_vfs_stat(struct uk_file *at, const char *path, unsigned flags,
		struct uk_file_stat *stat)
{
	struct uk_vfs_node *node;
	int error = find(at, path, !(flags & UK_VFS_NOFOLLOW), &node);

	if (error)
		return error;
	uk_mutex_lock(&node->lock);
	*stat = node->stat;
	uk_mutex_unlock(&node->lock);
	uk_vfs_node_put(node);
	return 0;
}

int uk_vfs_change(struct uk_file *at, const char *path, unsigned flags,
		  const struct uk_file_change *change)
{
	struct uk_vfs_node *node;
	int error = find(at, path, !(flags & UK_VFS_NOFOLLOW), &node);

	if (error)
		return error;
	if (node->is_read_only)
		error = -EROFS;
	else
		vfs_change(node, change);
	uk_vfs_node_put(node);
	return error;
}

int uk_vfs_truncate(struct uk_file *at, const char *path, int64_t bytes)
{
	struct uk_vfs_node *node;
	int error = find(at, path, true, &node);

	if (error)
		return error;
	error = vfs_resize(node, bytes);
	uk_vfs_node_put(node);
	return error;
}

static void look(struct uk_vfs_node *node, struct uk_vfs_space *space)
{
	*space = (struct uk_vfs_space){
	    .dev = node->stat.dev,
	    .block_bytes = UK_ARCH_PAGE_SIZE,
	    .is_read_only = node->is_read_only,
	};
	if (node->ops->space)
		node->ops->space(node, space);
}

int uk_vfs_space(struct uk_file *at, const char *path,
		 struct uk_vfs_space *space)
{
	struct uk_vfs_node *node;
	int error = find(at, path, true, &node);

	if (error)
		return error;
	look(node, space);
	uk_vfs_node_put(node);
	return 0;
}

int uk_vfs_space_of(const struct uk_file *f, struct uk_vfs_space *space)
{
	struct uk_vfs_node *node = uk_vfs_node_of(f);

	if (!node)
		return -EINVAL;
	look(node, space);
	return 0;
}

long uk_vfs_readlink(struct uk_file *at, const char *path, char *to,
		     size_t bytes)
{
	struct uk_vfs_node *node;
	long length = find(at, path, false, &node);

	if (length)
		return length;
	length = vfs_is(node, UK_FILE_LINK) ? node->ops->target(node, to, bytes)
					    : -EINVAL;
	uk_vfs_node_put(node);
	return length;
}
