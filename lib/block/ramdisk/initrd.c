// SPDX-License-Identifier: BSD-3-Clause
// The initrd as a disk, where it is.
#include "ramdisk.h"

#include <uk/boot.h>
#include <uk/init.h>

static int add_initrd(void)
{
	static struct ramdisk disk;
	const struct uk_bootinfo *info = uk_boot_info();

	if (info->initrd_bytes < 512)
		return 0;
	ramdisk_init(&disk, (void *)(uintptr_t)info->initrd, info->initrd_bytes,
		     512);
	disk.dev.read_only = true;
	disk.dev.can_discard = false;
	disk.dev.driver = "initrd";
	uk_blkdev_add(&disk.dev);
	return 0;
}
UK_INIT(device, add_initrd);
