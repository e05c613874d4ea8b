// SPDX-License-Identifier: BSD-3-Clause
// Opening files by their names.
#include "path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <uk/arch.h>
#include <unistd.h>

static uint32_t mask = 022;

uint32_t path_mode(uint32_t mode)
{
	return mode & UK_FILE_PERMISSIONS & ~mask;
}

mode_t umask(mode_t new)
{
	return uk_arch_atomic_swap(&mask, new & 0777);
}

struct path_at path_at(int fd, const char *path)
{
	struct path_at at = {.file = NULL};

	if (fd != AT_FDCWD && path[0] != '/') {
		at.file = uk_fd_get(fd);
		at.error = at.file ? 0 : -EBADF;
	}
	return at;
}

unsigned path_flags(int flags)
{
	return flags & AT_SYMLINK_NOFOLLOW ? UK_VFS_NOFOLLOW : 0;
}

static int open_at(struct uk_file *at, const char *path, unsigned flags,
		   uint32_t mode)
{
	struct uk_file *f;
	int fd = uk_vfs_open(at, path, flags, path_mode(mode), &f);

	if (fd)
		return fd;
	fd = uk_fd_add(f, 0, flags);
	if (fd < 0)
		uk_file_put(f);
	return fd;
}

static mode_t mode_of(int flags, va_list ap)
{
	return flags & O_CREAT ? va_arg(ap, mode_t) : 0;
}

int open(const char *path, int flags, ...)
{
	va_list ap;

	va_start(ap, flags);
	mode_t mode = mode_of(flags, ap);

	va_end(ap);
	return (int)uk_fd_return(open_at(NULL, path, (unsigned)flags, mode));
}

int openat(int fd, const char *path, int flags, ...)
{
	va_list ap;

	va_start(ap, flags);
	mode_t mode = mode_of(flags, ap);

	va_end(ap);
	return (int)PATH_CALL(fd, path,
			      open_at(at, path, (unsigned)flags, mode));
}

int creat(const char *path, mode_t mode)
{
	return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}
