// SPDX-License-Identifier: BSD-3-Clause
// What a file system holds (POSIX, <sys/statvfs.h>).
#ifndef SYS_STATVFS_H
#define SYS_STATVFS_H

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Files are not counted: those are 0. */
struct statvfs {
	unsigned long f_bsize, f_frsize;
	fsblkcnt_t f_blocks, f_bfree, f_bavail; /* of f_frsize bytes */
	fsfilcnt_t f_files, f_ffree, f_favail;
	unsigned long f_fsid, f_flag, f_namemax;
};

#define ST_RDONLY 1
#define ST_NOSUID 2

int statvfs(const char *__restrict path, struct statvfs *__restrict to);
int fstatvfs(int fd, struct statvfs *to);

#ifdef __cplusplus
}
#endif

#endif
