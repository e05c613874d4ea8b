// SPDX-License-Identifier: BSD-3-Clause
// What a file system holds, by a name or an open file in it.
#include "path.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/statvfs.h>

/* There is one user, so that nothing is kept back, and no program to start. */
static void fill(struct statvfs *to, const struct uk_vfs_space *space)
{
	*to = (struct statvfs){
	    .f_bsize = space->block_bytes,
	    .f_frsize = space->block_bytes,
	    .f_blocks = (fsblkcnt_t)space->blocks,
	    .f_bfree = (fsblkcnt_t)space->free_blocks,
	    .f_bavail = (fsblkcnt_t)space->free_blocks,
	    .f_fsid = space->dev,
	    .f_flag = ST_NOSUID | (space->is_read_only ? ST_RDONLY : 0),
	    .f_namemax = UK_FILE_NAME_MAX,
	};
}

int statvfs(const char *restrict path, struct statvfs *restrict to)
{
	struct uk_vfs_space space;
	int error =
	    (int)PATH_CALL(AT_FDCWD, path, uk_vfs_space(at, path, &space));

	if (!error)
		fill(to, &space);
	return error;
}

int fstatvfs(int fd, struct statvfs *to)
{
	struct uk_file *f = uk_fd_get(fd);
	struct uk_vfs_space space;
	int error = f ? uk_vfs_space_of(f, &space) : -EBADF;

	uk_file_put(f);
	if (!error)
		fill(to, &space);
	return (int)uk_fd_return(error);
}
