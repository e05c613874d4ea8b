// SPDX-License-Identifier: BSD-3-Clause
// What there is of C11 7.27 and of the POSIX clocks: no calendar.
#ifndef NOLIBC_TIME_H
#define NOLIBC_TIME_H

#include <stddef.h>
#include <sys/cdefs.h>
#include <sys/types.h>

__BEGIN_DECLS

struct timespec {
	time_t tv_sec;
	long tv_nsec;
};

#define TIME_UTC        1
#define CLOCK_REALTIME  0
#define CLOCK_MONOTONIC 1

/* These fail with EINVAL for a clock that the machine does not have: a wall
 * clock is not everywhere. */
time_t time(time_t *t);
int timespec_get(struct timespec *ts, int base);
int clock_gettime(clockid_t clock, struct timespec *ts);
int clock_getres(clockid_t clock, struct timespec *res);

/* Never interrupted, so `left` is never set. Not in interrupt handlers. */
int nanosleep(const struct timespec *wanted, struct timespec *left);

__END_DECLS

#endif
