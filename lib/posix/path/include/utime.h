// SPDX-License-Identifier: BSD-3-Clause
// Times of files, in whole seconds (POSIX, <utime.h>).
#ifndef UTIME_H
#define UTIME_H

#include <sys/types.h>

#ifdef __cplusplus
extern "C" {
#endif

struct utimbuf {
	time_t actime, modtime;
};

int utime(const char *path, const struct utimbuf *times);

#ifdef __cplusplus
}
#endif

#endif
