// SPDX-License-Identifier: BSD-3-Clause
// What there is to know of a file by its name, and to change.
#include "path.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <uk/fd/stat.h>
#include <unistd.h>
#include <utime.h>

static int stat_at(struct uk_file *at, const char *path, struct stat *to,
		   int flags)
{
	struct uk_file_stat stat;
	int error = uk_vfs_stat(at, path, path_flags(flags), &stat);

	if (!error)
		uk_fd_fill_stat(to, &stat);
	return error;
}

int fstatat(int fd, const char *restrict path, struct stat *restrict to,
	    int flags)
{
	return (int)PATH_CALL(fd, path, stat_at(at, path, to, flags));
}

int stat(const char *restrict path, struct stat *restrict to)
{
	return fstatat(AT_FDCWD, path, to, 0);
}

int lstat(const char *restrict path, struct stat *restrict to)
{
	return fstatat(AT_FDCWD, path, to, AT_SYMLINK_NOFOLLOW);
}

/* Nobody is refused, but what has no x-bit is no program. */
static int access_at(struct uk_file *at, const char *path, int mode, int flags)
{
	struct uk_file_stat stat;
	int error = uk_vfs_stat(at, path, path_flags(flags), &stat);

	if (error)
		return error;
	bool is_folder = (stat.mode & UK_FILE_KIND) == UK_FILE_DIR;

	return mode & X_OK && !is_folder && !(stat.mode & 0111) ? -EACCES : 0;
}

int faccessat(int fd, const char *path, int mode, int flags)
{
	if (mode & ~(R_OK | W_OK | X_OK))
		return (int)uk_fd_return(-EINVAL);
	return (int)PATH_CALL(fd, path, access_at(at, path, mode, flags));
}

int access(const char *path, int mode)
{
	return faccessat(AT_FDCWD, path, mode, 0);
}

int fchmodat(int fd, const char *path, mode_t mode, int flags)
{
	const struct uk_file_change change = {.what = UK_FILE_CHANGE_MODE,
					      .mode = mode};

	return (int)PATH_CALL(
	    fd, path, uk_vfs_change(at, path, path_flags(flags), &change));
}

int chmod(const char *path, mode_t mode)
{
	return fchmodat(AT_FDCWD, path, mode, 0);
}

int fchownat(int fd, const char *path, uid_t uid, gid_t gid, int flags)
{
	struct uk_file_change change = {.uid = uid, .gid = gid};

	if (uid != (uid_t)-1)
		change.what |= UK_FILE_CHANGE_UID;
	if (gid != (gid_t)-1)
		change.what |= UK_FILE_CHANGE_GID;
	return (int)PATH_CALL(
	    fd, path, uk_vfs_change(at, path, path_flags(flags), &change));
}

int chown(const char *path, uid_t uid, gid_t gid)
{
	return fchownat(AT_FDCWD, path, uid, gid, 0);
}

int lchown(const char *path, uid_t uid, gid_t gid)
{
	return fchownat(AT_FDCWD, path, uid, gid, AT_SYMLINK_NOFOLLOW);
}

int utimensat(int fd, const char *path, const struct timespec *times, int flags)
{
	struct uk_file_change change;
	int error = uk_fd_fill_times(&change, times);

	return (int)PATH_CALL(
	    fd, path,
	    error ? error
		  : uk_vfs_change(at, path, path_flags(flags), &change));
}

int utimes(const char *path, const struct timeval *times)
{
	struct timespec fine[2];

	for (int i = 0; times && i < 2; i++)
		fine[i] = (struct timespec){.tv_sec = times[i].tv_sec,
					    .tv_nsec = times[i].tv_usec * 1000};
	return utimensat(AT_FDCWD, path, times ? fine : NULL, 0);
}

int utime(const char *path, const struct utimbuf *times)
{
	struct timespec fine[2] = {{0, 0}, {0, 0}};

	if (times) {
		fine[0].tv_sec = times->actime;
		fine[1].tv_sec = times->modtime;
	}
	return utimensat(AT_FDCWD, path, times ? fine : NULL, 0);
}

int truncate(const char *path, off_t bytes)
{
	return (int)uk_fd_return(uk_vfs_truncate(NULL, path, bytes));
}

/* All of it is in memory, or goes its way at once. */
void sync(void) {}
