// SPDX-License-Identifier: BSD-3-Clause
// Signals that come after a time.
#include "internal.h"

#include <sys/time.h>
#include <uk/timer.h>
#include <unistd.h>

#define NS_PER_S  1000000000ULL
#define NS_PER_US 1000ULL
#define US_PER_S  1000000ULL

#define CLOSEST_NS 100000U

static uint64_t interval_ns;

/* Times that are past already are not made up for, nor such as follow so close
 * upon one another that the program would not get on. */
static void ring(struct uk_timer *timer)
{
	const siginfo_t info = {.si_signo = SIGALRM, .si_code = SI_TIMER};
	const uint64_t now = uk_plat_time_ns();

	if (interval_ns) {
		uint64_t times =
		    (now + CLOSEST_NS - timer->deadline_ns) / interval_ns + 1;

		uk_timer_set(timer, timer->deadline_ns + times * interval_ns);
	}
	uk_signal_send(&info);
}

static struct uk_timer timer = {.fn = ring};

static struct timeval from_ns(uint64_t ns)
{
	return (struct timeval){.tv_sec = (time_t)(ns / NS_PER_S),
				.tv_usec =
				    (suseconds_t)(ns % NS_PER_S / NS_PER_US)};
}

static int to_ns(const struct timeval *t, uint64_t *ns)
{
	if (t->tv_sec < 0 || t->tv_usec < 0 || t->tv_usec >= (long)US_PER_S ||
	    __builtin_mul_overflow((uint64_t)t->tv_sec, NS_PER_S, ns) ||
	    __builtin_add_overflow(*ns, (uint64_t)t->tv_usec * NS_PER_US, ns))
		return EINVAL;
	return 0;
}

/* Rounded up to what a struct timeval holds: one that is set is not zero. */
static uint64_t left(void)
{
	const uint64_t now = uk_plat_time_ns();

	if (!timer.set)
		return 0;
	return timer.deadline_ns > now + NS_PER_US
		   ? timer.deadline_ns - now + NS_PER_US - 1
		   : NS_PER_US;
}

static void look(struct itimerval *value)
{
	value->it_value = from_ns(left());
	value->it_interval = from_ns(interval_ns);
}

static int set(uint64_t first_ns, uint64_t then_ns)
{
	uint64_t deadline = UK_PLAT_FOREVER;

	if (first_ns &&
	    __builtin_add_overflow(uk_plat_time_ns(), first_ns, &deadline))
		return EINVAL;
	interval_ns = then_ns;
	uk_timer_set(&timer, deadline);
	return 0;
}

int getitimer(int which, struct itimerval *value)
{
	if (which != ITIMER_REAL)
		return signal_fail(EINVAL);
	unsigned long flags = uk_waitq_enter();

	look(value);
	uk_waitq_leave(flags);
	return 0;
}

int setitimer(int which, const struct itimerval *restrict value,
	      struct itimerval *restrict old)
{
	uint64_t first, then;

	if (which != ITIMER_REAL || to_ns(&value->it_value, &first) ||
	    to_ns(&value->it_interval, &then))
		return signal_fail(EINVAL);
	unsigned long flags = uk_waitq_enter();

	if (old)
		look(old);
	int error = set(first, then);

	uk_waitq_leave(flags);
	return error ? signal_fail(error) : 0;
}

static uint64_t replace(uint64_t first_ns, uint64_t then_ns)
{
	unsigned long flags = uk_waitq_enter();
	const uint64_t before = left();

	/* Too far away to be said is too far away to come. */
	if (set(first_ns, then_ns))
		uk_timer_cancel(&timer);
	uk_waitq_leave(flags);
	return before;
}

unsigned alarm(unsigned seconds)
{
	const uint64_t before = replace(seconds * NS_PER_S, 0);

	return (unsigned)((before + NS_PER_S - 1) / NS_PER_S);
}

useconds_t ualarm(useconds_t us, useconds_t interval)
{
	return (useconds_t)(replace(us * NS_PER_US, interval * NS_PER_US) /
			    NS_PER_US);
}
