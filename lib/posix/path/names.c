// SPDX-License-Identifier: BSD-3-Clause
// Names that come, go and move.
#include "path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

int mkdirat(int fd, const char *path, mode_t mode)
{
	return (int)PATH_CALL(fd, path,
			      uk_vfs_mkdir(at, path, path_mode(mode)));
}

int mkdir(const char *path, mode_t mode)
{
	return mkdirat(AT_FDCWD, path, mode);
}

int unlinkat(int fd, const char *path, int flags)
{
	if (flags & ~AT_REMOVEDIR)
		return (int)uk_fd_return(-EINVAL);
	return (int)PATH_CALL(
	    fd, path, flags ? uk_vfs_rmdir(at, path) : uk_vfs_unlink(at, path));
}

int unlink(const char *path)
{
	return unlinkat(AT_FDCWD, path, 0);
}

int rmdir(const char *path)
{
	return unlinkat(AT_FDCWD, path, AT_REMOVEDIR);
}

/* newlib's own knows no folders. */
int remove(const char *path)
{
	int error = uk_vfs_unlink(NULL, path);

	if (error == -EISDIR)
		error = uk_vfs_rmdir(NULL, path);
	return (int)uk_fd_return(error);
}

static int rename_from(struct uk_file *from_at, const char *from, int to_fd,
		       const char *to)
{
	struct path_at at = path_at(to_fd, to);
	int error =
	    at.error ? at.error : uk_vfs_rename(from_at, from, at.file, to);

	uk_file_put(at.file);
	return error;
}

int renameat(int from_fd, const char *from, int to_fd, const char *to)
{
	return (int)PATH_CALL(from_fd, from, rename_from(at, from, to_fd, to));
}

int rename(const char *from, const char *to)
{
	return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

static int link_from(struct uk_file *from_at, const char *from, int to_fd,
		     const char *to, int flags)
{
	struct path_at at = path_at(to_fd, to);
	unsigned follow = flags & AT_SYMLINK_FOLLOW ? 0 : UK_VFS_NOFOLLOW;
	int error = at.error ? at.error
			     : uk_vfs_link(from_at, from, at.file, to, follow);

	uk_file_put(at.file);
	return error;
}

int linkat(int from_fd, const char *from, int to_fd, const char *to, int flags)
{
	return (int)PATH_CALL(from_fd, from,
			      link_from(at, from, to_fd, to, flags));
}

int link(const char *from, const char *to)
{
	return linkat(AT_FDCWD, from, AT_FDCWD, to, 0);
}

int symlinkat(const char *target, int fd, const char *path)
{
	return (int)PATH_CALL(fd, path, uk_vfs_symlink(target, at, path));
}

int symlink(const char *target, const char *path)
{
	return symlinkat(target, AT_FDCWD, path);
}

ssize_t readlinkat(int fd, const char *restrict path, char *restrict to,
		   size_t bytes)
{
	return PATH_CALL(fd, path, uk_vfs_readlink(at, path, to, bytes));
}

ssize_t readlink(const char *restrict path, char *restrict to, size_t bytes)
{
	return readlinkat(AT_FDCWD, path, to, bytes);
}
