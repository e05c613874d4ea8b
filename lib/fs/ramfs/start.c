// SPDX-License-Identifier: BSD-3-Clause
// The root of the tree is a ramfs.
#include "ramfs.h"

#include <uk/init.h>

static int mount_root(void)
{
	struct uk_vfs_node *root;
	int error = uk_ramfs_create(&root);

	return error ? error : uk_vfs_mount(root, "/");
}
UK_INIT(device, mount_root);
