// SPDX-License-Identifier: BSD-3-Clause
// Opening what a path names, and creating it if that is asked for.
#include "vfs.h"

static bool wants_to_write(unsigned flags)
{
	return (flags & UK_FILE_ACCESS) != UK_FILE_RDONLY ||
	       flags & UK_FILE_TRUNC;
}

/* Whether what is there may be opened so. */
static int check(const struct vfs_path *p, unsigned flags)
{
	const struct uk_vfs_node *node = p->node;
	bool is_folder = vfs_is(node, UK_FILE_DIR);

	if ((flags & (UK_FILE_CREAT | UK_FILE_EXCL)) ==
	    (UK_FILE_CREAT | UK_FILE_EXCL))
		return -EEXIST;
	if (vfs_is(node, UK_FILE_LINK))
		return flags & UK_FILE_DIRECTORY ? -ENOTDIR : -ELOOP;
	if (!is_folder && (p->wants_folder || flags & UK_FILE_DIRECTORY))
		return -ENOTDIR;
	if (is_folder && (wants_to_write(flags) || flags & UK_FILE_CREAT))
		return -EISDIR;
	if (vfs_is(node, UK_FILE_REGULAR) && node->is_read_only &&
	    wants_to_write(flags))
		return -EROFS;
	return 0;
}

static int create(struct vfs_path *p, unsigned flags, uint32_t mode)
{
	struct uk_vfs_new new = {.mode = UK_FILE_REGULAR |
					 (mode & UK_FILE_PERMISSIONS)};

	if (!(flags & UK_FILE_CREAT))
		return -ENOENT;
	if (p->wants_folder)
		return -EISDIR;
	if (flags & UK_FILE_DIRECTORY)
		return -EINVAL;
	if (p->folder->is_read_only || !p->folder->ops->make)
		return -EROFS;
	return p->folder->ops->make(p->folder, p->name, &new, &p->node);
}

/* The node with a reference. What is made here is not lost again for want of
 * memory: the file is there already. */
static int find(struct uk_file *at, const char *path, unsigned flags,
		uint32_t mode, struct uk_vfs_node **node)
{
	bool exclusive = flags & UK_FILE_CREAT && flags & UK_FILE_EXCL;
	struct vfs_path p;

	uk_mutex_lock(&vfs_lock);
	int error =
	    vfs_walk(at, path, !(flags & UK_FILE_NOFOLLOW || exclusive), &p);

	if (!error) {
		error = p.node ? check(&p, flags) : create(&p, flags, mode);
		if (!error)
			*node = uk_vfs_node_get(p.node);
		vfs_path_end(&p);
	}
	uk_mutex_unlock(&vfs_lock);
	return error;
}

/* A device is what it says itself, and may wait: the tree is free meanwhile. */
static int open_device(struct uk_vfs_node *node, unsigned flags,
		       struct uk_file **file)
{
	uk_file_put(*file);
	*file = NULL;
	int error = node->ops->open(node, flags, file);

	uk_vfs_node_put(node);
	return error;
}

int uk_vfs_open(struct uk_file *at, const char *path, unsigned flags,
		uint32_t mode, struct uk_file **file)
{
	const unsigned kept =
	    UK_FILE_ACCESS | UK_FILE_APPEND | UK_FILE_SYNC | UK_FILE_NONBLOCK;
	struct uk_vfs_node *node;

	*file = NULL;
	if ((flags & UK_FILE_ACCESS) == UK_FILE_ACCESS)
		return -EINVAL;
	int error = vfs_file_new(flags & kept, file);

	if (!error)
		error = find(at, path, flags, mode, &node);
	if (!error && node->ops->open)
		return open_device(node, flags, file);
	if (!error) {
		vfs_file_set_node(*file, node);
		if (flags & UK_FILE_TRUNC && vfs_is(node, UK_FILE_REGULAR))
			error = vfs_resize(node, 0);
	}
	if (error) {
		uk_file_put(*file);
		*file = NULL;
	}
	return error;
}
