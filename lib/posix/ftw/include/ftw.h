// SPDX-License-Identifier: BSD-3-Clause
// Walks through folders (POSIX, <ftw.h>).
#ifndef FTW_H
#define FTW_H

#include <sys/stat.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What a path is; the last three are nftw()'s alone. */
#define FTW_F   0
#define FTW_D   1
#define FTW_DNR 2 /* a folder that cannot be read */
#define FTW_NS  3 /* nothing is known of it */
#define FTW_DP  4 /* a folder, after what is in it */
#define FTW_SL  5
#define FTW_SLN 6 /* a link to nothing */

#define FTW_PHYS  1
#define FTW_MOUNT 2
#define FTW_CHDIR 4
#define FTW_DEPTH 8

struct FTW {
	int base;  /* where the name begins in the path */
	int level; /* 0: where the walk began */
};

int ftw(const char *path,
	int (*fn)(const char *path, const struct stat *stat, int type),
	int descriptors);
int nftw(const char *path,
	 int (*fn)(const char *path, const struct stat *stat, int type,
		   struct FTW *where),
	 int descriptors, int flags);

#ifdef __cplusplus
}
#endif

#endif
