// SPDX-License-Identifier: BSD-3-Clause
// The one tree of names that all file systems are mounted in.
//
// Paths are as POSIX has them (Base Definitions, 4.13). A relative one begins
// at the folder that is open as `at`, or where `at` is NULL at the current
// folder, of which there is one for the whole image. Nobody is refused by
// permissions: they are kept, and that is all. Threads only.
//
// Every call may return, beside what it says itself: -ENOENT no such name, or
// nothing is mounted at all; -ENOTDIR something on the way is no folder;
// -ELOOP too many symbolic links; -ENAMETOOLONG; -ENOMEM; and what the file
// system says: -EROFS, -ENOSPC, -EIO.
#ifndef UK_VFS_H
#define UK_VFS_H

#include <uk/file.h>

#define UK_VFS_PATH_MAX  1024 /* bytes, the final 0 among them */
#define UK_VFS_LINKS_MAX 40   /* that one path may lead through */

/* How much a file system holds, in blocks: all that it has and may get, and
 * what is left. One that holds nothing has none. */
struct uk_vfs_space {
	uint32_t dev, block_bytes;
	uint64_t blocks, free_blocks;
	bool is_read_only;
};

/* The last symbolic link is not followed. */
#define UK_VFS_NOFOLLOW 1U

/* Opens with UK_FILE_…; `mode` has the permissions of what is created. The
 * reference is the caller's. -EEXIST, -EISDIR, -ENXIO no such device, -ELOOP
 * for a symbolic link with UK_FILE_NOFOLLOW. */
int uk_vfs_open(struct uk_file *at, const char *path, unsigned flags,
		uint32_t mode, struct uk_file **file) UK_MUST_CHECK;

int uk_vfs_stat(struct uk_file *at, const char *path, unsigned flags,
		struct uk_file_stat *stat) UK_MUST_CHECK;
int uk_vfs_change(struct uk_file *at, const char *path, unsigned flags,
		  const struct uk_file_change *change) UK_MUST_CHECK;
/* That of the file system which has the path, or the open file: -EINVAL if it
 * is none of the tree's. */
int uk_vfs_space(struct uk_file *at, const char *path,
		 struct uk_vfs_space *space) UK_MUST_CHECK;
int uk_vfs_space_of(const struct uk_file *f, struct uk_vfs_space *space)
    UK_MUST_CHECK;
/* -EISDIR, -EINVAL, -EFBIG. */
int uk_vfs_truncate(struct uk_file *at, const char *path, int64_t bytes)
    UK_MUST_CHECK;

/* -EEXIST. */
int uk_vfs_mkdir(struct uk_file *at, const char *path, uint32_t mode)
    UK_MUST_CHECK;
/* `target` is not looked at, but for its length. -EEXIST. */
int uk_vfs_symlink(const char *target, struct uk_file *at, const char *path)
    UK_MUST_CHECK;
/* Another name for a file. -EEXIST, -EXDEV, -EPERM for a folder, -EMLINK. */
int uk_vfs_link(struct uk_file *from_at, const char *from,
		struct uk_file *to_at, const char *to, unsigned flags)
    UK_MUST_CHECK;
/* The target's bytes, without a final 0, as far as there is room for; returns
 * how many. -EINVAL if it is no symbolic link. */
long uk_vfs_readlink(struct uk_file *at, const char *path, char *to,
		     size_t bytes) UK_MUST_CHECK;

/* Whoever has the file open keeps it. -EISDIR, -EBUSY mounted. */
int uk_vfs_unlink(struct uk_file *at, const char *path) UK_MUST_CHECK;
/* -ENOTEMPTY, -EBUSY mounted, -EINVAL for a last name of ".". */
int uk_vfs_rmdir(struct uk_file *at, const char *path) UK_MUST_CHECK;
/* Replaces what `to` names, in one step. -EINVAL a folder would get into
 * itself, or a last name is "." or ".."; -EISDIR, -ENOTEMPTY, -EXDEV, -EBUSY.
 */
int uk_vfs_rename(struct uk_file *from_at, const char *from,
		  struct uk_file *to_at, const char *to) UK_MUST_CHECK;

int uk_vfs_chdir(struct uk_file *at, const char *path) UK_MUST_CHECK;
/* The current folder's path with a final 0; returns its length. -ERANGE no
 * room; -ENOENT it was removed. */
long uk_vfs_getcwd(char *to, size_t bytes) UK_MUST_CHECK;

#endif
