// SPDX-License-Identifier: BSD-3-Clause
// Times of POSIX's clocks as deadlines.
#include "internal.h"

#define NS_PER_S 1000000000LL

int pthread_deadline(clockid_t clock, const struct timespec *when,
		     uint64_t *deadline_ns)
{
	struct timespec now;
	int64_t left;

	if (when->tv_nsec < 0 || when->tv_nsec >= NS_PER_S ||
	    (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC))
		return EINVAL;
	uint64_t start = uk_plat_time_ns();

	if (clock_gettime(clock, &now))
		return EINVAL;
	*deadline_ns = when->tv_sec > now.tv_sec ? UK_PLAT_FOREVER : 0;
	/* Further away than numbers go is for ever, or long ago. */
	if (__builtin_sub_overflow((int64_t)when->tv_sec, (int64_t)now.tv_sec,
				   &left) ||
	    __builtin_mul_overflow(left, NS_PER_S, &left) ||
	    __builtin_add_overflow(left, (int64_t)when->tv_nsec - now.tv_nsec,
				   &left))
		return 0;
	*deadline_ns = left > 0 ? start + (uint64_t)left : 0;
	return 0;
}
