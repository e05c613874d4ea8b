// SPDX-License-Identifier: BSD-3-Clause
// Timers: set, and looked at.
#include "internal.h"

static void look(const struct time_timer *t, struct itimerspec *value)
{
	const uint64_t now = uk_plat_time_ns();

	*value = (struct itimerspec){
	    .it_interval = time_from_ns(t->interval_ns),
	};
	if (t->timer.set) /* All zeros would be one that is not. */
		value->it_value =
		    time_from_ns(UK_MAX(t->timer.deadline_ns, now + 1) - now);
}

static int set(struct time_timer *t, bool absolute,
	       const struct itimerspec *value)
{
	const uint64_t first = time_to_ns(&value->it_value);
	uint64_t deadline = UK_PLAT_FOREVER;
	int error =
	    first ? time_deadline(t->clock, absolute, first, &deadline) : 0;

	if (error)
		return error;
	t->interval_ns = time_to_ns(&value->it_interval);
	t->next_ns = deadline;
	t->overruns = 0;
	uk_timer_set(&t->timer, deadline);
	return 0;
}

int timer_settime(timer_t id, int flags,
		  const struct itimerspec *restrict value,
		  struct itimerspec *restrict old)
{
	if (!time_is_valid(&value->it_value) || value->it_value.tv_sec < 0 ||
	    !time_is_valid(&value->it_interval) ||
	    value->it_interval.tv_sec < 0)
		return time_fail(EINVAL);
	unsigned long masked = uk_waitq_enter();
	struct time_timer *t = time_timer_of(id);
	int error = t ? 0 : EINVAL;

	if (t && old)
		look(t, old);
	if (t)
		error = set(t, flags & TIMER_ABSTIME, value);
	uk_waitq_leave(masked);
	return error ? time_fail(error) : 0;
}

int timer_gettime(timer_t id, struct itimerspec *value)
{
	unsigned long flags = uk_waitq_enter();
	const struct time_timer *t = time_timer_of(id);

	if (t)
		look(t, value);
	uk_waitq_leave(flags);
	return t ? 0 : time_fail(EINVAL);
}

int timer_getoverrun(timer_t id)
{
	unsigned long flags = uk_waitq_enter();
	const struct time_timer *t = time_timer_of(id);
	int count = t ? (int)UK_MIN(t->overruns, (unsigned)INT32_MAX) : 0;

	uk_waitq_leave(flags);
	return t ? count : time_fail(EINVAL);
}
