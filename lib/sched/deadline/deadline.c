// SPDX-License-Identifier: BSD-3-Clause
// Spans of time from now on, and sleeping for one.
#include <uk/deadline.h>
#include <uk/errno.h>
#include <uk/waitq.h>

#define NS_PER_S 1000000000

int uk_deadline_after(int64_t s, int64_t ns, uint64_t *deadline_ns)
{
	uint64_t wait;

	if (s < 0 || ns < 0 || ns >= NS_PER_S)
		return -EINVAL;
	if (__builtin_mul_overflow((uint64_t)s, NS_PER_S, &wait) ||
	    __builtin_add_overflow(wait, (uint64_t)ns, &wait) ||
	    __builtin_add_overflow(wait, uk_plat_time_ns(), deadline_ns) ||
	    *deadline_ns == UK_PLAT_FOREVER)
		*deadline_ns = UK_PLAT_FOREVER - 1;
	return 0;
}

int uk_deadline_sleep(int64_t s, int64_t ns)
{
	uint64_t deadline;
	int error = uk_deadline_after(s, ns, &deadline);

	if (error)
		return error;
	unsigned long flags = uk_waitq_enter();

	while (uk_plat_time_ns() < deadline)
		uk_waitq_wait_interrupt(deadline);
	uk_waitq_leave(flags);
	return 0;
}
