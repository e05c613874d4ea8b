// SPDX-License-Identifier: BSD-3-Clause
// Tests: archives become files, which are read in place.
#include "../archive.h"

#include <uk/cpio.h>
#include <uk/memory.h>
#include <uk/test.h>
#include <uk/vfs.h>

static struct uk_cpio c;

/* Into the folder /c, which is made for it. */
static int unpack(void)
{
	struct uk_file *at;
	int error = uk_vfs_mkdir(NULL, "/c", 0755);

	if (error && error != -EEXIST)
		return error;
	error = uk_vfs_open(NULL, "/c", UK_FILE_DIRECTORY, 0, &at);
	if (error)
		return error;
	uk_cpio_begin(&c, cpio_archive, cpio_archive_bytes);
	error = uk_cpio_unpack(&c, at);
	uk_file_put(at);
	return error;
}

static bool has(const char *path, const char *contents)
{
	struct uk_file *f;
	char buf[32];

	if (uk_vfs_open(NULL, path, UK_FILE_RDONLY, 0, &f))
		return false;
	long got = uk_file_read(f, buf, sizeof(buf) - 1);

	uk_file_put(f);
	buf[UK_MAX(got, 0)] = '\0';
	return uk_test_streq(buf, contents);
}

UK_TEST(archive_becomes_files)
{
	struct uk_file_stat stat;
	struct uk_file *f;

	cpio_archive_begin();
	cpio_archive_add(".", ARCHIVE_FOLDER, "", 1, 2);
	cpio_archive_add("d", 040700, "", 2, 2);
	cpio_archive_add("d/f", 0100640, "contents", 3, 1);
	cpio_archive_add("no/parents/g", ARCHIVE_FILE, "g", 4, 1);
	cpio_archive_add("l", ARCHIVE_LINK, "d/f", 5, 1);
	cpio_archive_add("one", ARCHIVE_FILE, "", 6, 2);
	cpio_archive_add("two", ARCHIVE_FILE, "both", 6, 2);
	cpio_archive_add("device", 020600, "", 7, 1);
	cpio_archive_add("d/f", ARCHIVE_FILE, "newer", 8, 1);
	cpio_archive_end();
	UK_EXPECT_INT(unpack(), ==, 0);
	UK_EXPECT(has("/c/d/f", "newer"));
	UK_EXPECT(has("/c/l", "newer"));
	UK_EXPECT(has("/c/no/parents/g", "g"));
	UK_EXPECT(has("/c/one", "both"));
	UK_EXPECT_INT(uk_vfs_stat(NULL, "/c/d", 0, &stat), ==, 0);
	UK_EXPECT_INT(stat.mode, ==, 040700);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "/c/two", 0, &stat), ==, 0);
	UK_EXPECT_INT(stat.nlink, ==, 2);
	UK_EXPECT_INT(stat.uid, ==, 1);
	UK_EXPECT_INT(stat.mtime_ns, ==, 3000000000);
	UK_EXPECT_INT(stat.blocks, ==, 0);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "/c/device", 0, &stat), ==, -ENOENT);
	/* Writing leaves the archive as it is. */
	UK_EXPECT_INT(uk_vfs_open(NULL, "/c/one", UK_FILE_WRONLY, 0, &f), ==,
		      0);
	UK_EXPECT_INT(uk_file_write(f, "B", 1), ==, 1);
	uk_file_put(f);
	UK_EXPECT(has("/c/two", "Both"));
	UK_EXPECT_INT(unpack(), ==, 0);
	UK_EXPECT(has("/c/two", "both"));
}

UK_TEST(what_cannot_be_unpacked_is_named)
{
	struct uk_file_stat stat;

	cpio_archive_begin();
	cpio_archive_add("before", ARCHIVE_FILE, "x", 1, 1);
	cpio_archive_add("before/f", ARCHIVE_FILE, "x", 2, 1);
	cpio_archive_end();
	UK_EXPECT_INT(unpack(), ==, -ENOTDIR);
	UK_EXPECT_INT(c.number, ==, 2);
	UK_EXPECT_STR(c.name, "before/f");
	UK_EXPECT_INT(uk_vfs_stat(NULL, "/c/before", 0, &stat), ==, 0);
	cpio_archive_begin();
	cpio_archive_add("e", ARCHIVE_FOLDER, "", 1, 2);
	cpio_archive_add("e", ARCHIVE_FILE, "x", 2, 1);
	cpio_archive_end();
	UK_EXPECT_INT(unpack(), ==, -EISDIR);
	UK_EXPECT_STR(c.wrong, "a folder is there by its name");
	cpio_archive_begin();
	cpio_archive_add("l2", ARCHIVE_LINK, "", 1, 1);
	cpio_archive_end();
	UK_EXPECT_INT(unpack(), ==, -EINVAL);
	UK_EXPECT_STR(c.wrong, "its target is too long, or empty");
}
