// SPDX-License-Identifier: BSD-3-Clause
// Sleeping, which nothing interrupts.
#include "glue.h"

#include <errno.h>
#include <time.h>
#include <uk/waitq.h>
#include <unistd.h>

#define NS_PER_S 1000000000ULL

static void sleep_ns(uint64_t ns)
{
	unsigned long flags;
	uint64_t deadline;

	if (__builtin_add_overflow(uk_plat_time_ns(), ns, &deadline))
		deadline = UK_PLAT_FOREVER;
	flags = uk_waitq_enter();
	while (uk_plat_time_ns() < deadline)
		uk_waitq_wait_interrupt(deadline);
	uk_waitq_leave(flags);
}

NEWLIB_WEAK int nanosleep(const struct timespec *wanted, struct timespec *left)
{
	uint64_t ns;

	(void)left;
	if (wanted->tv_sec < 0 || wanted->tv_nsec < 0 ||
	    wanted->tv_nsec >= (long)NS_PER_S) {
		errno = EINVAL;
		return -1;
	}
	if (__builtin_mul_overflow((uint64_t)wanted->tv_sec, NS_PER_S, &ns) ||
	    __builtin_add_overflow(ns, (uint64_t)wanted->tv_nsec, &ns))
		ns = UINT64_MAX;
	sleep_ns(ns);
	return 0;
}

NEWLIB_WEAK unsigned sleep(unsigned seconds)
{
	sleep_ns(seconds * NS_PER_S);
	return 0;
}

NEWLIB_WEAK int usleep(useconds_t us)
{
	sleep_ns(us * 1000ULL);
	return 0;
}
