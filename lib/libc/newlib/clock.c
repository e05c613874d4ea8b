// SPDX-License-Identifier: BSD-3-Clause
// The clocks of <time.h> and <sys/time.h>, out of those of the platform.
#include "glue.h"

#include <errno.h>
#include <sys/time.h>
#include <sys/times.h>
#include <time.h>
#include <uk/plat.h>

#define NS_PER_S  1000000000ULL
#define NS_PER_US 1000ULL

/* 0 for a clock that there is not. The program has the machine to itself: its
 * time on the CPU is all the time there is. */
static uint64_t read_ns(clockid_t clock)
{
	switch (clock) {
	case CLOCK_REALTIME:
		return uk_plat_wall_ns();
	case CLOCK_MONOTONIC:
	case CLOCK_PROCESS_CPUTIME_ID:
		/* It may have begun this very nanosecond. */
		return uk_plat_time_ns() + 1;
	default:
		return 0;
	}
}

NEWLIB_WEAK int clock_gettime(clockid_t clock, struct timespec *ts)
{
	uint64_t ns = read_ns(clock);

	if (ns == 0) {
		errno = EINVAL;
		return -1;
	}
	ts->tv_sec = (time_t)(ns / NS_PER_S);
	ts->tv_nsec = (long)(ns % NS_PER_S);
	return 0;
}

NEWLIB_WEAK int clock_getres(clockid_t clock, struct timespec *res)
{
	uint64_t hz = uk_plat_ticks_hz();

	if (read_ns(clock) == 0) {
		errno = EINVAL;
		return -1;
	}
	if (res) {
		res->tv_sec = 0;
		res->tv_nsec = hz < NS_PER_S ? (long)(NS_PER_S / hz) : 1;
	}
	return 0;
}

/* newlib's time() is this one, too. The zone is TZ's, as tzset() left it. */
int gettimeofday(struct timeval *restrict tv, void *restrict zone)
{
	struct timespec now;

	if (zone)
		*(struct timezone *)zone = (struct timezone){
		    .tz_minuteswest = (int)(_timezone / 60),
		    .tz_dsttime = _daylight,
		};
	if (clock_gettime(CLOCK_REALTIME, &now))
		return -1;
	tv->tv_sec = now.tv_sec;
	tv->tv_usec = (suseconds_t)(now.tv_nsec / (long)NS_PER_US);
	return 0;
}

/* And its clock() this one. */
NEWLIB_WEAK clock_t times(struct tms *t)
{
	clock_t now =
	    (clock_t)(uk_plat_time_ns() / (NS_PER_S / CLOCKS_PER_SEC));

	*t = (struct tms){.tms_utime = now};
	return now;
}
