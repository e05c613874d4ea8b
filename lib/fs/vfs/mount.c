// SPDX-License-Identifier: BSD-3-Clause
// File systems and where they are mounted.
#include "vfs.h"

struct uk_vfs_node *vfs_root;

uint32_t uk_vfs_new_dev(void)
{
	static uint32_t last;

	return uk_arch_atomic_add(&last, 1) + 1;
}

static bool is_slash(const char *path)
{
	return path[0] == '/' && !path[1];
}

static int mount_over(struct uk_vfs_node *root, const char *path)
{
	struct vfs_path p;
	int error = vfs_walk_to(NULL, path, true, &p);

	if (error)
		return error;
	if (!vfs_is(p.node, UK_FILE_DIR)) {
		error = -ENOTDIR;
	} else if (vfs_is_mounted(p.node)) {
		error = -EBUSY;
	} else {
		p.node->over = root;
		root->under = uk_vfs_node_get(p.node);
	}
	vfs_path_end(&p);
	return error;
}

int uk_vfs_mount(struct uk_vfs_node *root, const char *path)
{
	int error = 0;

	if (!vfs_is(root, UK_FILE_DIR))
		return -ENOTDIR;
	uk_mutex_lock(&vfs_lock);
	if (root->under || root == vfs_root) {
		error = -EBUSY;
	} else if (vfs_root || !is_slash(path)) {
		error = mount_over(root, path);
	} else {
		vfs_root = root;
		vfs_current = uk_vfs_node_get(root);
	}
	uk_mutex_unlock(&vfs_lock);
	return error;
}
