// SPDX-License-Identifier: BSD-3-Clause
// The clocks of <time.h>, out of those of the platform.
#include <errno.h>
#include <time.h>
#include <uk/plat.h>

#define NS_PER_S 1000000000ULL

int clock_gettime(clockid_t clock, struct timespec *ts)
{
	uint64_t ns = clock == CLOCK_MONOTONIC  ? uk_plat_time_ns()
		      : clock == CLOCK_REALTIME ? uk_plat_wall_ns()
						: 0;

	if (ns == 0 && clock != CLOCK_MONOTONIC) {
		errno = EINVAL;
		return -1;
	}
	ts->tv_sec = (time_t)(ns / NS_PER_S);
	ts->tv_nsec = (long)(ns % NS_PER_S);
	return 0;
}

int clock_getres(clockid_t clock, struct timespec *res)
{
	struct timespec now;
	uint64_t hz = uk_plat_ticks_hz();

	if (clock_gettime(clock, &now))
		return -1;
	if (res) {
		res->tv_sec = 0;
		res->tv_nsec = hz < NS_PER_S ? (long)(NS_PER_S / hz) : 1;
	}
	return 0;
}

int timespec_get(struct timespec *ts, int base)
{
	if (base != TIME_UTC || clock_gettime(CLOCK_REALTIME, ts))
		return 0;
	return base;
}

time_t time(time_t *t)
{
	struct timespec now;

	if (clock_gettime(CLOCK_REALTIME, &now))
		now.tv_sec = -1;
	if (t)
		*t = now.tv_sec;
	return now.tv_sec;
}
