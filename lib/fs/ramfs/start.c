// SPDX-License-Identifier: BSD-3-Clause
// The root of the tree is a ramfs, with a folder /tmp.
#include "ramfs.h"

#include <uk/init.h>
#include <uk/vfs.h>

static int mount_root(void)
{
	struct uk_vfs_node *root;
	int error = uk_ramfs_create(&root);

	if (!error)
		error = uk_vfs_mount(root, "/");
	/* POSIX has programs find it there. */
	if (!error)
		error = uk_vfs_mkdir(NULL, "/tmp", 01777);
	return error;
}
UK_INIT(device, mount_root);
