// SPDX-License-Identifier: BSD-3-Clause
// Names that go, and names that move.
#include "vfs.h"

static int check_remove(const struct vfs_path *p, bool folder)
{
	bool is_folder = vfs_is(p->node, UK_FILE_DIR);

	if (folder && !is_folder)
		return -ENOTDIR;
	if (!folder && is_folder)
		return -EISDIR;
	if (vfs_path_is_dots(p))
		/* ".." is never empty; "/" is mounted. */
		return p->name.length == 1   ? -EINVAL
		       : p->name.length == 2 ? -ENOTEMPTY
					     : -EBUSY;
	if (vfs_is_mounted(p->node))
		return -EBUSY;
	return p->folder->is_read_only || !p->folder->ops->remove ? -EROFS : 0;
}

static int remove_name(struct uk_file *at, const char *path, bool folder)
{
	struct vfs_path p;

	uk_mutex_lock(&vfs_lock);
	int error = vfs_walk_to(at, path, false, &p);

	if (!error) {
		error = check_remove(&p, folder);
		if (!error)
			error = p.folder->ops->remove(p.folder, p.name, p.node);
		vfs_path_end(&p);
	}
	uk_mutex_unlock(&vfs_lock);
	return error;
}

int uk_vfs_unlink(struct uk_file *at, const char *path)
{
	return remove_name(at, path, false);
}

int uk_vfs_rmdir(struct uk_file *at, const char *path)
{
	return remove_name(at, path, true);
}

/* Whether `node` is `folder`, or above it in the same file system. */
static int is_above(const struct uk_vfs_node *node, struct uk_vfs_node *folder)
{
	struct uk_vfs_node *at = uk_vfs_node_get(folder), *up;
	int error = 0;

	while (!error && at != node && at != vfs_root && !at->under) {
		error = at->ops->parent(at, &up);
		if (!error) {
			uk_vfs_node_put_locked(at);
			at = up;
		}
	}
	bool found = at == node;

	uk_vfs_node_put_locked(at);
	return error ? error : found;
}

/* What `to` names already must give way to it. */
static int check_replaced(const struct vfs_path *from,
			  const struct vfs_path *to)
{
	bool is_folder = vfs_is(from->node, UK_FILE_DIR);

	if (!to->node)
		return to->wants_folder && !is_folder ? -ENOTDIR : 0;
	if (vfs_is_mounted(to->node))
		return -EBUSY;
	if (vfs_is(to->node, UK_FILE_DIR))
		return is_folder ? 0 : -EISDIR;
	return is_folder || to->wants_folder ? -ENOTDIR : 0;
}

static int check_rename(const struct vfs_path *from, const struct vfs_path *to)
{
	if (vfs_path_is_dots(from) || vfs_path_is_dots(to))
		return from->name.length && to->name.length ? -EINVAL : -EBUSY;
	if (vfs_is_mounted(from->node))
		return -EBUSY;
	if (from->folder->stat.dev != to->folder->stat.dev)
		return -EXDEV;
	if (from->folder->is_read_only || !from->folder->ops->rename)
		return -EROFS;
	if (vfs_is(from->node, UK_FILE_DIR)) {
		int above = is_above(from->node, to->folder);

		if (above)
			return above < 0 ? above : -EINVAL;
	}
	return check_replaced(from, to);
}

static int rename_locked(struct vfs_path *from, struct vfs_path *to)
{
	int error = check_rename(from, to);

	/* Two names of one file: both stay. */
	if (error || from->node == to->node)
		return error;
	return from->folder->ops->rename(from->folder, from->name, from->node,
					 to->folder, to->name, to->node);
}

int uk_vfs_rename(struct uk_file *from_at, const char *from,
		  struct uk_file *to_at, const char *to)
{
	struct vfs_path from_path, to_path;

	uk_mutex_lock(&vfs_lock);
	int error = vfs_walk_to(from_at, from, false, &from_path);

	if (!error) {
		error = vfs_walk(to_at, to, false, &to_path);
		if (!error) {
			error = rename_locked(&from_path, &to_path);
			vfs_path_end(&to_path);
		}
		vfs_path_end(&from_path);
	}
	uk_mutex_unlock(&vfs_lock);
	return error;
}
