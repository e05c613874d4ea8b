// SPDX-License-Identifier: BSD-3-Clause
// Tests: a disk in memory is that memory, sector by sector.
#include "ramdisk.h"

#include <uk/memory.h>
#include <uk/test.h>

enum { BYTES = 6 * 4096 };

static unsigned char memory[BYTES + 512] UK_ALIGNED(8);
static unsigned char data[BYTES + 512] UK_ALIGNED(8);

/* A device stays where it was added. */
static struct uk_blkdev *begin(uint32_t sector_bytes)
{
	static struct ramdisk disks[2];
	struct ramdisk *disk = &disks[sector_bytes == 4096];

	if (!disk->memory) {
		/* Half a sector is none. */
		ramdisk_init(disk, memory, BYTES + 300, sector_bytes);
		uk_blkdev_add(&disk->dev);
	}
	memset(memory, 0xee, sizeof(memory));
	return &disk->dev;
}

static const char *is_memory(uint32_t sector_bytes)
{
	struct uk_blkdev *dev = begin(sector_bytes);

	if (dev->sectors != BYTES / sector_bytes)
		return "whole sectors";
	for (unsigned i = 0; i < sizeof(data); i++)
		data[i] = (unsigned char)(i * 7 + i / 251);
	if (uk_blkdev_write(dev, 1, data, (uint32_t)dev->sectors - 1))
		return "writes";
	if (memory[sector_bytes - 1] != 0xee || memory[BYTES] != 0xee ||
	    memcmp(memory + sector_bytes, data, BYTES - sector_bytes) != 0)
		return "writes there";
	memset(data, 0, sizeof(data));
	if (uk_blkdev_read(dev, 0, data, (uint32_t)dev->sectors) ||
	    memcmp(data, memory, BYTES) != 0 || data[BYTES])
		return "reads";
	if (uk_blkdev_discard(dev, 2, 1) || memory[2 * sector_bytes] ||
	    !memory[3 * sector_bytes] || uk_blkdev_flush(dev))
		return "discards and flushes";
	return "";
}

UK_TEST(ramdisk_is_its_memory)
{
	UK_EXPECT_STR(is_memory(512), "");
	UK_EXPECT_STR(is_memory(4096), "");
}

UK_TEST(ramdisk_ends_where_its_memory_does)
{
	struct uk_blkdev *dev = begin(512);

	UK_EXPECT_INT(uk_blkdev_write(dev, dev->sectors, data, 1), ==, -ENXIO);
	UK_EXPECT_INT(uk_blkdev_read(dev, dev->sectors - 1, data, 2), ==,
		      -ENXIO);
	UK_EXPECT_INT(memory[BYTES], ==, 0xee);
}
