// SPDX-License-Identifier: BSD-3-Clause
// Mounts the devices at /dev.
#include "devfs.h"

#include <uk/init.h>
#include <uk/vfs.h>

static int mount_devices(void)
{
	int error = devfs_add_memory();

#ifdef CONFIG_TTY
	if (!error)
		error = devfs_add_terminal();
#endif
#ifdef CONFIG_BLKDEV
	if (!error)
		error = devfs_add_disks();
#endif
	if (!error)
		error = uk_vfs_mkdir(NULL, "/dev", 0755);
	/* An initrd may have the folder already. */
	if (error && error != -EEXIST)
		return error;
	return uk_vfs_mount(devfs_root(), "/dev");
}
UK_INIT(stack, mount_devices);
