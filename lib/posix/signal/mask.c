// SPDX-License-Identifier: BSD-3-Clause
// Signals that are blocked, and those that wait for it to end.
#include "internal.h"

#include <uk/interrupt.h>

static int change(int how, sigset_t set, sigset_t *mask)
{
	switch (how) {
	case SIG_BLOCK:
		*mask |= set;
		break;
	case SIG_UNBLOCK:
		*mask &= ~set;
		break;
	case SIG_SETMASK:
		*mask = set;
		break;
	default:
		return EINVAL;
	}
	*mask &= ~SIGNAL_UNBLOCKABLE;
	return 0;
}

int pthread_sigmask(int how, const sigset_t *restrict set,
		    sigset_t *restrict old)
{
	struct signal_own *own = signal_own();
	const sigset_t before = own->mask;
	int error = set ? change(how, *set, &own->mask) : 0;

	if (error)
		return error;
	if (old)
		*old = before;
	signal_deliver();
	return 0;
}

int sigprocmask(int how, const sigset_t *restrict set, sigset_t *restrict old)
{
	int error = pthread_sigmask(how, set, old);

	return error ? signal_fail(error) : 0;
}

unsigned long long uk_interrupt_mask_hook(const unsigned long long *blocked)
{
	struct signal_own *own = signal_own();
	const sigset_t before = own->mask;

	if (blocked)
		own->mask = *blocked & ~SIGNAL_UNBLOCKABLE;
	return before;
}

int sigpending(sigset_t *set)
{
	unsigned long flags = uk_waitq_enter();

	*set = signal_pending() & signal_own()->mask;
	uk_waitq_leave(flags);
	return 0;
}
