// SPDX-License-Identifier: BSD-3-Clause
// Waiting for signals.
#include "internal.h"

#include <uk/deadline.h>
#include <uk/interrupt.h>
#include <unistd.h>

int signal_wait(uint64_t deadline_ns)
{
	struct uk_waitq nobody = UK_WAITQ_INIT(nobody, "a signal");
	int error = 0;

	while (!error)
		error = uk_interrupt_wait(&nobody, deadline_ns);
	return error;
}

int sigsuspend(const sigset_t *mask)
{
	const sigset_t before = uk_interrupt_mask(mask);
	unsigned long flags = uk_waitq_enter();

	signal_wait(UK_PLAT_FOREVER);
	uk_waitq_leave(flags);
	signal_deliver();
	uk_interrupt_mask(&before);
	signal_deliver();
	return signal_fail(EINTR);
}

int pause(void)
{
	const sigset_t mask = signal_own()->mask;

	return sigsuspend(&mask);
}

/* The number, or -EINTR because of another signal, or -EAGAIN. */
static int wait_for(sigset_t set, siginfo_t *info, uint64_t deadline_ns)
{
	struct signal_own *own = signal_own();
	unsigned long flags = uk_waitq_enter();
	int error = 0, number;

	own->awaited = set;
	signal_awaits_orders(set);
	while (!(number = signal_take(set, info)) && !error) {
		error = signal_wait(deadline_ns);
		/* One that is awaited ends it well. */
		if (error == -EINTR && (signal_pending() & set))
			error = 0;
	}
	own->awaited = 0;
	uk_waitq_leave(flags);
	if (number)
		return number;
	signal_deliver();
	return error == -ETIMEDOUT ? -EAGAIN : error;
}

int sigwait(const sigset_t *restrict set, int *restrict number)
{
	siginfo_t info;

	do
		*number = wait_for(*set, &info, UK_PLAT_FOREVER);
	while (*number < 0);
	return 0;
}

static int wait_info(const sigset_t *set, siginfo_t *info, uint64_t deadline_ns)
{
	siginfo_t unwanted;
	int number = wait_for(*set, info ? info : &unwanted, deadline_ns);

	return number < 0 ? signal_fail(-number) : number;
}

int sigwaitinfo(const sigset_t *restrict set, siginfo_t *restrict info)
{
	return wait_info(set, info, UK_PLAT_FOREVER);
}

int sigtimedwait(const sigset_t *restrict set, siginfo_t *restrict info,
		 const struct timespec *restrict most)
{
	uint64_t deadline;

	if (!most)
		return sigwaitinfo(set, info);
	if (uk_deadline_after(most->tv_sec, most->tv_nsec, &deadline))
		return signal_fail(EINVAL);
	return wait_info(set, info, deadline);
}
