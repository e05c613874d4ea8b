// SPDX-License-Identifier: BSD-3-Clause
// Tests: a disk as a file; on the RAM disk, if there is one.
#include <uk/blkdev.h>
#include <uk/devfs.h>
#include <uk/format.h>
#include <uk/memory.h>
#include <uk/test.h>
#include <uk/vfs.h>

enum { BYTES = 40000 };

static unsigned char model[BYTES], data[BYTES + 16];
static uint64_t state;

static unsigned pick(unsigned end)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return (unsigned)(state >> 20) % end;
}

static struct uk_blkdev *ram_disk(void)
{
	struct uk_blkdev *dev = NULL;

	while ((dev = uk_blkdev_next(dev)))
		if (uk_test_streq(dev->driver, "ramdisk") &&
		    dev->sectors * dev->sector_bytes > BYTES)
			break;
	return dev;
}

static struct uk_file *open_disk(const struct uk_blkdev *dev)
{
	struct uk_file *f;
	char path[32];

	uk_format_buf(path, sizeof(path), "/dev/blk%u", dev->number);
	return uk_vfs_open(NULL, path, UK_FILE_RDWR, 0, &f) ? NULL : f;
}

/* Random bytes at random places, to and from memory that is aligned or not. */
static const char *play(struct uk_file *f)
{
	if (uk_file_pread(f, model, BYTES, 0) != BYTES)
		return "reads all";
	for (unsigned i = 0; i < 300; i++) {
		unsigned at = pick(BYTES), bytes = pick(BYTES - at + 1);
		unsigned char *p = data + pick(16);

		if (pick(2)) {
			if (uk_file_pread(f, p, bytes, at) != (long)bytes ||
			    memcmp(p, model + at, bytes) != 0)
				return "reads what was written";
			continue;
		}
		memset(p, (int)pick(256), bytes);
		memcpy(model + at, p, bytes);
		if (uk_file_pwrite(f, p, bytes, at) != (long)bytes)
			return "writes";
	}
	if (uk_file_pread(f, data, BYTES, 0) != BYTES ||
	    memcmp(data, model, BYTES) != 0 || uk_file_sync(f))
		return "has it all in the end";
	return "";
}

UK_TEST(disk_is_read_and_written_at_any_byte)
{
	struct uk_blkdev *dev = ram_disk();

	if (!dev)
		UK_TEST_SKIP("there is no RAM disk");
	struct uk_file *f = open_disk(dev);
	uint32_t sector_bytes = dev->sector_bytes;

	UK_EXPECT(f != NULL);
	state = 0x9e3779b97f4a7c15;
	UK_EXPECT_STR(play(f), "");
	/* Sectors of another size are the same bytes. */
	dev->sectors = dev->sectors * sector_bytes / (4608 - sector_bytes);
	dev->sector_bytes = 4608 - sector_bytes;
	dev->most_sectors = 3;
	const char *wrong = play(f);

	dev->sectors = dev->sectors * dev->sector_bytes / sector_bytes;
	dev->sector_bytes = sector_bytes;
	uk_file_put(f);
	UK_EXPECT_STR(wrong, "");
}

UK_TEST(disk_has_an_end)
{
	struct uk_blkdev *dev = ram_disk();
	struct uk_file_stat stat;
	uint64_t bytes = 0;
	int sector_bytes = 0;

	if (!dev)
		UK_TEST_SKIP("there is no RAM disk");
	struct uk_file *f = open_disk(dev);

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_ioctl(f, UK_DEVFS_DISK_BYTES, &bytes), ==, 0);
	UK_EXPECT_INT(bytes, ==, dev->sectors * dev->sector_bytes);
	UK_EXPECT_INT(
	    uk_file_ioctl(f, UK_DEVFS_DISK_SECTOR_BYTES, &sector_bytes), ==, 0);
	UK_EXPECT_INT(sector_bytes, ==, dev->sector_bytes);
	UK_EXPECT_INT(uk_file_ioctl(f, 0x1234, NULL), ==, -ENOTTY);

	int64_t end = (int64_t)bytes;

	UK_EXPECT_INT(uk_file_seek(f, 0, UK_FILE_END), ==, end);
	UK_EXPECT_INT(uk_file_read(f, data, 10), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, data, 10), ==, -ENOSPC);
	UK_EXPECT_INT(uk_file_pwrite(f, data, 10, end - 4), ==, 4);
	UK_EXPECT_INT(uk_file_pread(f, data, 10, end - 4), ==, 4);
	UK_EXPECT_INT(uk_file_pread(f, data, 10, INT64_MAX), ==, 0);
	UK_EXPECT_INT(uk_file_seek(f, 1, UK_FILE_END), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_seek(f, -1, UK_FILE_SET), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_seek(f, -4, UK_FILE_END), ==, end - 4);
	UK_EXPECT_INT(uk_file_seek(f, 2, UK_FILE_CURRENT), ==, end - 2);
	UK_EXPECT_INT(uk_file_truncate(f, 0), ==, -EINVAL);
	UK_EXPECT_INT(uk_file_stat(f, &stat), ==, 0);
	UK_EXPECT_INT(stat.mode, ==, UK_FILE_BLOCK | 0660);
	UK_EXPECT_INT(stat.rdev, ==, 0xfe00 + dev->number);
	uk_file_put(f);
}

UK_TEST(disk_is_discarded_by_whole_sectors)
{
	struct uk_blkdev *dev = ram_disk();

	if (!dev)
		UK_TEST_SKIP("there is no RAM disk");
	struct uk_file *f = open_disk(dev);
	uint64_t range[2] = {4096, 8192};

	UK_EXPECT(f != NULL);
	memset(data, 1, 16384);
	UK_EXPECT_INT(uk_file_pwrite(f, data, 16384, 0), ==, 16384);
	UK_EXPECT_INT(uk_file_ioctl(f, UK_DEVFS_DISK_DISCARD, range), ==, 0);
	UK_EXPECT_INT(uk_file_pread(f, data, 16384, 0), ==, 16384);
	UK_EXPECT(data[4095] && !data[4096] && !data[12287] && data[12288]);
	range[0] = 4097;
	UK_EXPECT_INT(uk_file_ioctl(f, UK_DEVFS_DISK_DISCARD, range), ==,
		      -EINVAL);
	range[0] = UINT64_MAX - 4095;
	UK_EXPECT_INT(uk_file_ioctl(f, UK_DEVFS_DISK_DISCARD, range), ==,
		      -EINVAL);
	uk_file_put(f);
}

UK_TEST(disk_that_is_read_only_is_not_opened_for_writing)
{
	struct uk_blkdev *dev = ram_disk();
	struct uk_file *f;

	if (!dev)
		UK_TEST_SKIP("there is no RAM disk");
	dev->read_only = true;
	f = open_disk(dev);
	dev->read_only = false;
	UK_EXPECT(f == NULL);
}
