// SPDX-License-Identifier: BSD-3-Clause
// The names in a folder (POSIX, <dirent.h>).
#ifndef DIRENT_H
#define DIRENT_H

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define DT_UNKNOWN 0
#define DT_FIFO    1
#define DT_CHR     2
#define DT_DIR     4
#define DT_BLK     6
#define DT_REG     8
#define DT_LNK     10
#define DT_SOCK    12

#define _DIRENT_HAVE_D_TYPE

struct dirent {
	ino_t d_ino;
	off_t d_off; /* as telldir() has it, behind this one */
	unsigned short d_reclen;
	unsigned char d_type; /* DT_… */
	char d_name[256];
};

typedef struct uk_dir DIR;

DIR *opendir(const char *path);
DIR *fdopendir(int fd);
int closedir(DIR *dir);
int dirfd(DIR *dir);
struct dirent *readdir(DIR *dir);
int readdir_r(DIR *dir, struct dirent *entry, struct dirent **result);
void rewinddir(DIR *dir);
long telldir(DIR *dir);
void seekdir(DIR *dir, long pos);
int scandir(const char *path, struct dirent ***names,
	    int (*filter)(const struct dirent *),
	    int (*compare)(const struct dirent **, const struct dirent **));
int alphasort(const struct dirent **a, const struct dirent **b);

#ifdef __cplusplus
}
#endif

#endif
