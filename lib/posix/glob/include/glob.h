// SPDX-License-Identifier: BSD-3-Clause
// Names that match a pattern (POSIX, <glob.h>): in place of newlib's, which
// lacks some of POSIX's flags.
#ifndef _GLOB_H_
#define _GLOB_H_

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GLOB_APPEND   0x01
#define GLOB_DOOFFS   0x02
#define GLOB_ERR      0x04
#define GLOB_MARK     0x08
#define GLOB_NOCHECK  0x10
#define GLOB_NOSORT   0x20
#define GLOB_NOESCAPE 0x40

#define GLOB_NOSPACE 1
#define GLOB_ABORTED 2
#define GLOB_NOMATCH 3

/* What was found is the caller's until globfree(). */
typedef struct {
	size_t gl_pathc;
	char **gl_pathv;
	size_t gl_offs;
} glob_t;

int glob(const char *__restrict pattern, int flags,
	 int (*error)(const char *path, int number), glob_t *__restrict found);
void globfree(glob_t *found);

#ifdef __cplusplus
}
#endif

#endif
