// SPDX-License-Identifier: BSD-3-Clause
// Tests: what each device gives and takes.
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/vfs.h>

static struct uk_file *open_device(const char *path)
{
	struct uk_file *f;

	return uk_vfs_open(NULL, path, UK_FILE_RDWR, 0, &f) ? NULL : f;
}

UK_TEST(null_zero_and_full_are_what_they_say)
{
	struct uk_file *f = open_device("/dev/null");
	char buf[16];

	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_read(f, buf, 16), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, buf, 16), ==, 16);
	uk_file_put(f);
	f = open_device("/dev/zero");
	UK_EXPECT(f != NULL);
	memset(buf, 1, 16);
	UK_EXPECT_INT(uk_file_read(f, buf, 16), ==, 16);
	UK_EXPECT(buf[0] == 0 && memcmp(buf, buf + 1, 15) == 0);
	uk_file_put(f);
	f = open_device("/dev/full");
	UK_EXPECT(f != NULL);
	UK_EXPECT_INT(uk_file_write(f, buf, 1), ==, -ENOSPC);
	uk_file_put(f);
}

UK_TEST(random_is_the_machines_or_fails)
{
	struct uk_file *f = open_device("/dev/urandom");
	char a[300] = {0}, b[300] = {0};
	bool can = uk_plat_entropy(a, 1) == 0;

	UK_EXPECT(f != NULL);
	memset(a, 0, sizeof(a));
	UK_EXPECT_INT(uk_file_read(f, a, 300), ==, can ? 300 : -EIO);
	UK_EXPECT_INT(uk_file_read(f, b, 300), ==, can ? 300 : -EIO);
	UK_EXPECT(can == (memcmp(a, b, 300) != 0));
	uk_file_put(f);
}

UK_TEST(devices_have_names_and_stay)
{
	struct uk_file_stat stat;
	struct uk_file_entry entry;
	struct uk_file *folder;
	unsigned names = 0;

	UK_EXPECT_INT(uk_vfs_stat(NULL, "/dev/../dev/zero", 0, &stat), ==, 0);
	UK_EXPECT_INT(stat.mode, ==, UK_FILE_CHAR | 0666);
	UK_EXPECT_INT(stat.rdev, ==, 0x105);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "/dev/zero"), ==, -EROFS);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "/dev"), ==, -EBUSY);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "/dev/new", 0755), ==, -EROFS);
	UK_EXPECT_INT(uk_vfs_rename(NULL, "/dev/zero", NULL, "/zero"), ==,
		      -EXDEV);
	UK_EXPECT_INT(uk_vfs_open(NULL, "/dev/new", UK_FILE_CREAT, 0, &folder),
		      ==, -EROFS);
	UK_EXPECT_INT(uk_vfs_open(NULL, "/dev", 0, 0, &folder), ==, 0);
	while (uk_file_list(folder, &entry) > 0)
		names++;
	UK_EXPECT_INT(names, >=, 2 + 5);
	uk_file_put(folder);
}
