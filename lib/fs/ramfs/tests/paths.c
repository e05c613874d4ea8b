// SPDX-License-Identifier: BSD-3-Clause
// Tests: paths lead where POSIX says, and names come, move and go as it says.
#include "tree.h"

#include <uk/memory.h>

static int make_file(const char *path)
{
	struct uk_file *f;
	int error =
	    uk_vfs_open(NULL, path, UK_FILE_WRONLY | UK_FILE_CREAT, 0644, &f);

	uk_file_put(f);
	return error;
}

static int open_error(const char *path, unsigned flags)
{
	struct uk_file *f;
	int error = uk_vfs_open(NULL, path, flags, 0644, &f);

	uk_file_put(f);
	return error;
}

static uint64_t ino_of(const char *path)
{
	struct uk_file_stat stat;

	return uk_vfs_stat(NULL, path, 0, &stat) ? 0 : stat.ino;
}

UK_TEST(paths_are_walked_name_by_name)
{
	struct uk_file_stat stat;

	ramfs_tree_begin();
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "a", 0755), ==, 0);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "a/b/", 0755), ==, 0);
	UK_EXPECT_INT(make_file("a/b/f"), ==, 0);
	UK_EXPECT_INT(ino_of("a/b/f"), !=, 0);
	UK_EXPECT_INT(ino_of("/t//a/./b/../b///f"), ==, ino_of("a/b/f"));
	UK_EXPECT_INT(ino_of("/../../t/a/"), ==, ino_of("a"));
	UK_EXPECT_INT(ino_of("/.."), ==, ino_of("/"));
	UK_EXPECT_INT(uk_vfs_stat(NULL, "", 0, &stat), ==, -ENOENT);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "a/c/f", 0, &stat), ==, -ENOENT);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "a/b/f/", 0, &stat), ==, -ENOTDIR);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "a/b/f/.", 0, &stat), ==, -ENOTDIR);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "a/b/f/..", 0, &stat), ==, -ENOTDIR);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "a/b/f"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "a/b"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "a/"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(long_names_and_paths_are_refused)
{
	static char path[UK_VFS_PATH_MAX + 2];
	struct uk_file_stat stat;

	ramfs_tree_begin();
	memset(path, 'n', UK_FILE_NAME_MAX);
	path[UK_FILE_NAME_MAX] = '\0';
	UK_EXPECT_INT(make_file(path), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, path), ==, 0);
	path[UK_FILE_NAME_MAX] = 'n';
	path[UK_FILE_NAME_MAX + 1] = '\0';
	UK_EXPECT_INT(make_file(path), ==, -ENAMETOOLONG);
	memset(path, '/', UK_VFS_PATH_MAX - 1);
	path[UK_VFS_PATH_MAX - 1] = '\0';
	UK_EXPECT_INT(uk_vfs_stat(NULL, path, 0, &stat), ==, 0);
	path[UK_VFS_PATH_MAX - 1] = '/';
	path[UK_VFS_PATH_MAX] = '\0';
	UK_EXPECT_INT(uk_vfs_stat(NULL, path, 0, &stat), ==, -ENAMETOOLONG);
	UK_EXPECT_INT(uk_vfs_symlink(path, NULL, "l"), ==, -ENAMETOOLONG);
	path[UK_VFS_PATH_MAX - 1] = '\0';
	UK_EXPECT_INT(uk_vfs_symlink(path, NULL, "l"), ==, 0);
	UK_EXPECT_INT(ino_of("l"), ==, ino_of("/"));
	UK_EXPECT_INT(uk_vfs_stat(NULL, "l/t", 0, &stat), ==, -ENAMETOOLONG);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "l"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(symbolic_links_lead_on_but_not_for_ever)
{
	struct uk_file_stat stat;
	char target[8];

	ramfs_tree_begin();
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d", 0755), ==, 0);
	UK_EXPECT_INT(make_file("d/f"), ==, 0);
	UK_EXPECT_INT(uk_vfs_symlink("d", NULL, "l"), ==, 0);
	UK_EXPECT_INT(uk_vfs_symlink("../l/f", NULL, "d/g"), ==, 0);
	UK_EXPECT_INT(uk_vfs_symlink("/t/none", NULL, "dangles"), ==, 0);
	UK_EXPECT_INT(uk_vfs_symlink("x", NULL, "x"), ==, 0);
	UK_EXPECT_INT(ino_of("l/g"), ==, ino_of("d/f"));
	UK_EXPECT_INT(ino_of("l/"), ==, ino_of("d"));
	UK_EXPECT_INT(uk_vfs_stat(NULL, "l", UK_VFS_NOFOLLOW, &stat), ==, 0);
	UK_EXPECT_INT(stat.mode, ==, UK_FILE_LINK | 0777);
	UK_EXPECT_INT(stat.bytes, ==, 1);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "x", 0, &stat), ==, -ELOOP);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "x/y", 0, &stat), ==, -ELOOP);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "dangles", 0, &stat), ==, -ENOENT);
	UK_EXPECT_INT(open_error("l", UK_FILE_NOFOLLOW), ==, -ELOOP);
	UK_EXPECT_INT(open_error("dangles", UK_FILE_CREAT | UK_FILE_EXCL), ==,
		      -EEXIST);
	UK_EXPECT_INT(uk_vfs_readlink(NULL, "d/g", target, 4), ==, 4);
	UK_EXPECT(memcmp(target, "../l", 4) == 0);
	UK_EXPECT_INT(uk_vfs_readlink(NULL, "d", target, 4), ==, -EINVAL);
	/* It creates what the link names. */
	UK_EXPECT_INT(make_file("dangles"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "none"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "dangles"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "x"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "l"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "d/g"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "d/f"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(opening_obeys_its_flags)
{
	struct uk_file *f;

	ramfs_tree_begin();
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d", 0755), ==, 0);
	UK_EXPECT_INT(open_error("f", UK_FILE_RDWR), ==, -ENOENT);
	UK_EXPECT_INT(open_error("f/", UK_FILE_RDWR | UK_FILE_CREAT), ==,
		      -EISDIR);
	UK_EXPECT_INT(make_file("f"), ==, 0);
	UK_EXPECT_INT(open_error("f", UK_FILE_CREAT | UK_FILE_EXCL), ==,
		      -EEXIST);
	UK_EXPECT_INT(open_error("f", UK_FILE_DIRECTORY), ==, -ENOTDIR);
	UK_EXPECT_INT(open_error("f/", 0), ==, -ENOTDIR);
	UK_EXPECT_INT(open_error("d", UK_FILE_WRONLY), ==, -EISDIR);
	UK_EXPECT_INT(open_error("d", UK_FILE_CREAT), ==, -EISDIR);
	UK_EXPECT_INT(open_error("d", UK_FILE_DIRECTORY), ==, 0);
	UK_EXPECT_INT(open_error("f", UK_FILE_ACCESS), ==, -EINVAL);
	UK_EXPECT_INT(uk_vfs_open(NULL, "f", UK_FILE_RDONLY, 0, &f), ==, 0);
	UK_EXPECT_INT(uk_file_write(f, "x", 1), ==, -EBADF);
	UK_EXPECT_INT(uk_file_truncate(f, 0), ==, -EBADF);
	uk_file_put(f);
	UK_EXPECT_INT(uk_vfs_open(NULL, "f", UK_FILE_WRONLY, 0, &f), ==, 0);
	UK_EXPECT_INT(uk_file_read(f, &(char){0}, 1), ==, -EBADF);
	uk_file_put(f);
	UK_EXPECT_INT(uk_vfs_open(NULL, "d", 0, 0, &f), ==, 0);
	UK_EXPECT_INT(uk_file_read(f, &(char){0}, 1), ==, -EISDIR);
	UK_EXPECT_INT(uk_vfs_mkdir(f, "e", 0755), ==, 0);
	uk_file_put(f);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d/e"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "f"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(what_cannot_be_removed_stays)
{
	ramfs_tree_begin();
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d", 0755), ==, 0);
	UK_EXPECT_INT(make_file("d/f"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d"), ==, -ENOTEMPTY);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d/."), ==, -EINVAL);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d/.."), ==, -ENOTEMPTY);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "/"), ==, -EBUSY);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d/f"), ==, -ENOTDIR);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "d"), ==, -EISDIR);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "d/f/"), ==, -ENOTDIR);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "d/g"), ==, -ENOENT);
	UK_EXPECT_INT(uk_vfs_link(NULL, "d", NULL, "e", 0), ==, -EPERM);
	UK_EXPECT_INT(uk_vfs_link(NULL, "d/f", NULL, "d", 0), ==, -EEXIST);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "d/f"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "d"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

static int move(const char *from, const char *to)
{
	return uk_vfs_rename(NULL, from, NULL, to);
}

UK_TEST(renaming_has_all_its_cases)
{
	struct uk_file_stat stat;

	ramfs_tree_begin();
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d", 0755), ==, 0);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d/e", 0755), ==, 0);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "empty", 0755), ==, 0);
	UK_EXPECT_INT(make_file("f"), ==, 0);
	UK_EXPECT_INT(make_file("g"), ==, 0);
	UK_EXPECT_INT(move("none", "f"), ==, -ENOENT);
	UK_EXPECT_INT(move("f", "none/f"), ==, -ENOENT);
	UK_EXPECT_INT(move("f", "d"), ==, -EISDIR);
	UK_EXPECT_INT(move("d", "f"), ==, -ENOTDIR);
	UK_EXPECT_INT(move("d", "d/e/x"), ==, -EINVAL);
	UK_EXPECT_INT(move("d", "d"), ==, 0);
	UK_EXPECT_INT(move("d/e", "d"), ==, -ENOTEMPTY);
	UK_EXPECT_INT(move("empty", "d"), ==, -ENOTEMPTY);
	UK_EXPECT_INT(move("f/", "h"), ==, -ENOTDIR);
	UK_EXPECT_INT(move("f", "h/"), ==, -ENOTDIR);
	UK_EXPECT_INT(move("d/.", "h"), ==, -EINVAL);
	UK_EXPECT_INT(move("d", "empty/.."), ==, -EINVAL);
	UK_EXPECT_INT(move("/", "h"), ==, -EBUSY);
	/* A file over a file, a folder over an empty one. */
	UK_EXPECT_INT(move("f", "g"), ==, 0);
	UK_EXPECT_INT(move("d", "empty/"), ==, 0);
	UK_EXPECT_INT(uk_vfs_stat(NULL, "empty", 0, &stat), ==, 0);
	UK_EXPECT_INT(stat.nlink, ==, 3);
	UK_EXPECT_INT(ino_of("empty/e/../../g"), ==, ino_of("g"));
	UK_EXPECT_INT(ino_of("d"), ==, 0);
	/* Two names of one file both stay. */
	UK_EXPECT_INT(uk_vfs_link(NULL, "g", NULL, "h", 0), ==, 0);
	UK_EXPECT_INT(move("g", "h"), ==, 0);
	UK_EXPECT_INT(ino_of("g"), ==, ino_of("h"));
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "g"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "h"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "empty/e"), ==, 0);
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "empty"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}

UK_TEST(current_folder_has_a_path_until_it_is_removed)
{
	char path[32];

	ramfs_tree_begin();
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d", 0755), ==, 0);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "d/e", 0755), ==, 0);
	UK_EXPECT_INT(make_file("f"), ==, 0);
	UK_EXPECT_INT(uk_vfs_chdir(NULL, "f"), ==, -ENOTDIR);
	UK_EXPECT_INT(uk_vfs_chdir(NULL, "d/e"), ==, 0);
	UK_EXPECT_INT(uk_vfs_getcwd(path, sizeof(path)), ==, 6);
	UK_EXPECT_STR(path, "/t/d/e");
	UK_EXPECT_INT(uk_vfs_getcwd(path, 6), ==, -ERANGE);
	UK_EXPECT_INT(uk_vfs_getcwd(path, 7), ==, 6);
	UK_EXPECT_INT(move("/t/d", "/t/x"), ==, 0);
	UK_EXPECT_INT(uk_vfs_getcwd(path, sizeof(path)), ==, 6);
	UK_EXPECT_STR(path, "/t/x/e");
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "../e"), ==, 0);
	UK_EXPECT_INT(uk_vfs_getcwd(path, sizeof(path)), ==, -ENOENT);
	UK_EXPECT_INT(uk_vfs_mkdir(NULL, "new", 0755), ==, -ENOENT);
	UK_EXPECT_INT(uk_vfs_chdir(NULL, ".."), ==, -ENOENT);
	UK_EXPECT_INT(uk_vfs_chdir(NULL, "/"), ==, 0);
	UK_EXPECT_INT(uk_vfs_getcwd(path, sizeof(path)), ==, 1);
	UK_EXPECT_STR(path, "/");
	UK_EXPECT_INT(uk_vfs_rmdir(NULL, "/t/x"), ==, 0);
	UK_EXPECT_INT(uk_vfs_unlink(NULL, "/t/f"), ==, 0);
	UK_EXPECT(ramfs_tree_end());
}
