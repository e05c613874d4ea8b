// SPDX-License-Identifier: BSD-3-Clause
// Clocks.
#include "internal.h"

#include <unistd.h>

bool time_is_valid(const struct timespec *t)
{
	return t->tv_nsec >= 0 && t->tv_nsec < NS_PER_S;
}

uint64_t time_to_ns(const struct timespec *t)
{
	uint64_t ns;

	if (t->tv_sec < 0)
		return 0;
	if (__builtin_mul_overflow((uint64_t)t->tv_sec, NS_PER_S, &ns) ||
	    __builtin_add_overflow(ns, (uint64_t)t->tv_nsec, &ns))
		return UINT64_MAX;
	return ns;
}

struct timespec time_from_ns(uint64_t ns)
{
	return (struct timespec){.tv_sec = (time_t)(ns / NS_PER_S),
				 .tv_nsec = (long)(ns % NS_PER_S)};
}

/* The program has the machine to itself: its time on the CPU is all the time
 * there is. */
int time_read(clockid_t clock, uint64_t *ns)
{
	switch (clock) {
	case CLOCK_REALTIME:
	case CLOCK_REALTIME_COARSE:
		*ns = time_of_day();
		return *ns ? 0 : EINVAL;
	case CLOCK_MONOTONIC:
	case CLOCK_MONOTONIC_RAW:
	case CLOCK_MONOTONIC_COARSE:
	case CLOCK_BOOTTIME:
	case CLOCK_PROCESS_CPUTIME_ID:
		*ns = uk_plat_time_ns();
		return 0;
	default:
		return EINVAL;
	}
}

int time_deadline(clockid_t clock, bool absolute, uint64_t ns,
		  uint64_t *deadline_ns)
{
	const uint64_t start = uk_plat_time_ns();
	uint64_t now;
	int error = time_read(clock, &now);

	if (error)
		return error;
	if (absolute)
		ns = ns > now ? ns - now : 0;
	/* The last moment of all is no deadline. */
	if (__builtin_add_overflow(start, ns, deadline_ns))
		*deadline_ns = UK_PLAT_FOREVER - 1;
	return 0;
}

int clock_gettime(clockid_t clock, struct timespec *t)
{
	uint64_t ns;
	int error = time_read(clock, &ns);

	if (error)
		return time_fail(error);
	*t = time_from_ns(ns);
	return 0;
}

int clock_getres(clockid_t clock, struct timespec *resolution)
{
	const uint64_t hz = uk_plat_ticks_hz();
	uint64_t ns;
	int error = time_read(clock, &ns);

	if (error)
		return time_fail(error);
	if (resolution)
		*resolution = time_from_ns(hz < NS_PER_S ? NS_PER_S / hz : 1);
	return 0;
}

int clock_settime(clockid_t clock, const struct timespec *t)
{
	if (clock != CLOCK_REALTIME || !time_is_valid(t) || t->tv_sec < 0 ||
	    time_to_ns(t) <= uk_plat_time_ns())
		return time_fail(EINVAL);
	time_of_day_set(time_to_ns(t));
	return 0;
}

int clock_getcpuclockid(pid_t pid, clockid_t *clock)
{
	if (pid != 0 && pid != getpid())
		return ESRCH;
	*clock = CLOCK_PROCESS_CPUTIME_ID;
	return 0;
}
