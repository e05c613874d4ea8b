// SPDX-License-Identifier: BSD-3-Clause
// New names: folders, symbolic links, second names of files.
#include "vfs.h"

/* Whether a new name may come to where the path leads. */
static int check(const struct vfs_path *p, bool is_folder)
{
	if (p->node)
		return -EEXIST;
	if (p->wants_folder && !is_folder)
		return -ENOENT;
	return p->folder->is_read_only || !p->folder->ops->make ? -EROFS : 0;
}

int vfs_new_begin(struct uk_file *at, const char *path, bool is_folder,
		  struct vfs_path *p)
{
	uk_mutex_lock(&vfs_lock);
	int error = vfs_walk(at, path, false, p);

	if (!error) {
		error = check(p, is_folder);
		if (error)
			vfs_path_end(p);
	}
	if (error)
		uk_mutex_unlock(&vfs_lock);
	return error;
}

void vfs_new_end(struct vfs_path *p)
{
	vfs_path_end(p);
	uk_mutex_unlock(&vfs_lock);
}

static int make(struct uk_file *at, const char *path,
		const struct uk_vfs_new *new)
{
	struct vfs_path p;
	int error = vfs_new_begin(at, path,
				  (new->mode &UK_FILE_KIND) == UK_FILE_DIR, &p);

	if (error)
		return error;
	error = p.folder->ops->make(p.folder, p.name, new, &p.node);
	vfs_new_end(&p);
	return error;
}

int uk_vfs_mkdir(struct uk_file *at, const char *path, uint32_t mode)
{
	struct uk_vfs_new new = {.mode = UK_FILE_DIR |
					 (mode & UK_FILE_PERMISSIONS)};

	return make(at, path, &new);
}

int uk_vfs_symlink(const char *target, struct uk_file *at, const char *path)
{
	struct uk_vfs_new new = {.mode = UK_FILE_LINK | 0777, .target = target};
	size_t length = 0;

	while (length < UK_VFS_PATH_MAX && target[length])
		length++;
	if (length == 0)
		return -ENOENT;
	if (length == UK_VFS_PATH_MAX)
		return -ENAMETOOLONG;
	return make(at, path, &new);
}

/* Gives a node another name. */
static int add_name(struct uk_vfs_node *node, struct uk_file *at,
		    const char *path)
{
	struct vfs_path p;
	int error = vfs_new_begin(at, path, false, &p);

	if (error)
		return error;
	if (p.folder->stat.dev != node->stat.dev)
		error = -EXDEV;
	else if (!p.folder->ops->link)
		error = -EPERM;
	else
		error = p.folder->ops->link(p.folder, p.name, node);
	vfs_new_end(&p);
	return error;
}

int uk_vfs_link(struct uk_file *from_at, const char *from,
		struct uk_file *to_at, const char *to, unsigned flags)
{
	struct uk_vfs_node *node;
	struct vfs_path p;

	uk_mutex_lock(&vfs_lock);
	int error = vfs_walk_to(from_at, from, !(flags & UK_VFS_NOFOLLOW), &p);

	if (!error) {
		node = uk_vfs_node_get(p.node);
		vfs_path_end(&p);
	}
	uk_mutex_unlock(&vfs_lock);
	if (error)
		return error;
	error = vfs_is(node, UK_FILE_DIR) ? -EPERM : add_name(node, to_at, to);
	uk_vfs_node_put(node);
	return error;
}
