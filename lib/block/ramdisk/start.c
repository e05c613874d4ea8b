// SPDX-License-Identifier: BSD-3-Clause
// The disk whose size is a parameter.
#include "ramdisk.h"

#include <uk/arch.h>
#include <uk/init.h>
#include <uk/memory.h>
#include <uk/palloc.h>
#include <uk/param.h>

static uint64_t size = (uint64_t)CONFIG_RAMDISK_KB << 10;
UK_PARAM_SIZE(size, size, 0, 1LL << 46, "bytes of the RAM disk, 0 for none");

static bool large_sectors;
UK_PARAM_BOOL(large_sectors, large_sectors, "its sectors have 4096 bytes");

static int add_disk(void)
{
	static struct ramdisk disk;
	size_t pages = (size_t)(size >> UK_ARCH_PAGE_SHIFT);

	if (size < UK_ARCH_PAGE_SIZE)
		return 0;
	void *memory =
	    pages == size >> UK_ARCH_PAGE_SHIFT ? uk_palloc_alloc(pages) : NULL;

	if (!memory)
		return -ENOMEM;
	memset(memory, 0, pages * UK_ARCH_PAGE_SIZE);
	ramdisk_init(&disk, memory, (uint64_t)pages * UK_ARCH_PAGE_SIZE,
		     large_sectors ? 4096 : 512);
	uk_blkdev_add(&disk.dev);
	return 0;
}
UK_INIT(device, add_disk);
