// SPDX-License-Identifier: BSD-3-Clause
// What there is to know of an open file, and to change.
#include "fd.h"

#include <errno.h>
#include <string.h>
#include <uk/fd/stat.h>
#include <uk/plat.h>
#include <unistd.h>

#define NS_PER_S 1000000000

static struct timespec timespec_of(int64_t ns)
{
	int64_t s = ns / NS_PER_S - (ns % NS_PER_S < 0);

	return (struct timespec){.tv_sec = (time_t)s,
				 .tv_nsec = (long)(ns - s * NS_PER_S)};
}

void uk_fd_fill_stat(struct stat *to, const struct uk_file_stat *from)
{
	memset(to, 0, sizeof(*to));
	to->st_dev = from->dev;
	to->st_ino = from->ino;
	to->st_mode = from->mode;
	to->st_nlink = (nlink_t)from->nlink;
	to->st_uid = from->uid;
	to->st_gid = from->gid;
	to->st_rdev = from->rdev;
	to->st_size = from->bytes;
	to->st_blksize = (blksize_t)from->block_bytes;
	to->st_blocks = (blkcnt_t)from->blocks;
	to->st_atim = timespec_of(from->atime_ns);
	to->st_mtim = timespec_of(from->mtime_ns);
	to->st_ctim = timespec_of(from->ctime_ns);
}

static int fill_time(const struct timespec *t, int64_t *ns)
{
	if (!t || t->tv_nsec == UTIME_NOW)
		*ns = (int64_t)uk_plat_wall_ns();
	else if (t->tv_nsec < 0 || t->tv_nsec >= NS_PER_S ||
		 __builtin_mul_overflow((int64_t)t->tv_sec, NS_PER_S, ns) ||
		 __builtin_add_overflow(*ns, (int64_t)t->tv_nsec, ns))
		return -EINVAL;
	return 0;
}

int uk_fd_fill_times(struct uk_file_change *to, const struct timespec *times)
{
	int error = 0;

	*to = (struct uk_file_change){.what = 0};
	if (!times || times[0].tv_nsec != UTIME_OMIT) {
		to->what |= UK_FILE_CHANGE_ATIME;
		error = fill_time(times, &to->atime_ns);
	}
	if (!error && (!times || times[1].tv_nsec != UTIME_OMIT)) {
		to->what |= UK_FILE_CHANGE_MTIME;
		error = fill_time(times ? times + 1 : NULL, &to->mtime_ns);
	}
	return error;
}

static int stat_file(struct uk_file *f, struct stat *to)
{
	struct uk_file_stat stat;
	int error = uk_file_stat(f, &stat);

	if (!error)
		uk_fd_fill_stat(to, &stat);
	return error;
}

int fstat(int fd, struct stat *to)
{
	return (int)FD_CALL(fd, stat_file(f, to));
}

int ftruncate(int fd, off_t bytes)
{
	return (int)FD_CALL(fd, uk_file_truncate(f, bytes));
}

int fsync(int fd)
{
	return (int)FD_CALL(fd, uk_file_sync(f));
}

int fdatasync(int fd)
{
	return fsync(fd);
}

int fchmod(int fd, mode_t mode)
{
	const struct uk_file_change change = {.what = UK_FILE_CHANGE_MODE,
					      .mode = mode};

	return (int)FD_CALL(fd, uk_file_change(f, &change));
}

int fchown(int fd, uid_t uid, gid_t gid)
{
	struct uk_file_change change = {.uid = uid, .gid = gid};

	if (uid != (uid_t)-1)
		change.what |= UK_FILE_CHANGE_UID;
	if (gid != (gid_t)-1)
		change.what |= UK_FILE_CHANGE_GID;
	return (int)FD_CALL(fd, uk_file_change(f, &change));
}

int futimens(int fd, const struct timespec *times)
{
	struct uk_file_change change;
	int error = uk_fd_fill_times(&change, times);

	return (int)FD_CALL(fd, error ? error : uk_file_change(f, &change));
}
