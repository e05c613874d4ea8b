// SPDX-License-Identifier: BSD-3-Clause
// Sleeping, for a while and until a time, unless a signal comes.
#include "internal.h"

#include <uk/interrupt.h>
#include <unistd.h>

/* 0 or -EINTR; a signal's handler has run then. */
static int sleep_until(uint64_t deadline_ns)
{
	struct uk_waitq nobody = UK_WAITQ_INIT(nobody, "a time");
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error)
		error = uk_interrupt_wait(&nobody, deadline_ns);
	uk_waitq_leave(flags);
	if (error != -EINTR)
		return 0;
	uk_interrupt_handle();
	return error;
}

/* In nanoseconds. */
static uint64_t left_until(uint64_t deadline_ns)
{
	const uint64_t now = uk_plat_time_ns();

	return deadline_ns > now ? deadline_ns - now : 0;
}

int clock_nanosleep(clockid_t clock, int flags, const struct timespec *wanted,
		    struct timespec *left)
{
	const bool absolute = flags & TIMER_ABSTIME;
	uint64_t deadline;

	if (!time_is_valid(wanted) || (wanted->tv_sec < 0 && !absolute))
		return EINVAL;
	int error =
	    time_deadline(clock, absolute, time_to_ns(wanted), &deadline);

	if (!error)
		error = -sleep_until(deadline);
	if (error == EINTR && left && !absolute)
		*left = time_from_ns(left_until(deadline));
	return error;
}

int nanosleep(const struct timespec *wanted, struct timespec *left)
{
	int error = clock_nanosleep(CLOCK_MONOTONIC, 0, wanted, left);

	return error ? time_fail(error) : 0;
}

unsigned sleep(unsigned seconds)
{
	const struct timespec wanted = {.tv_sec = seconds};
	struct timespec left;

	if (clock_nanosleep(CLOCK_MONOTONIC, 0, &wanted, &left) == 0)
		return 0;
	return (unsigned)left.tv_sec + (left.tv_nsec > 0);
}

int usleep(useconds_t us)
{
	const struct timespec wanted = time_from_ns((uint64_t)us * NS_PER_US);

	return nanosleep(&wanted, NULL);
}
