// SPDX-License-Identifier: BSD-3-Clause
// <time.h>: newlib's, and what it leaves out.
#ifndef UK_NEWLIB_TIME_H
#define UK_NEWLIB_TIME_H

#include_next <time.h>

#ifdef __cplusplus
extern "C" {
#endif

time_t timegm(struct tm *tm);
time_t timelocal(struct tm *tm);

#ifdef __cplusplus
}
#endif

#endif
