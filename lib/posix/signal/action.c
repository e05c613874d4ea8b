// SPDX-License-Identifier: BSD-3-Clause
// What is to happen when a signal comes.
#include "internal.h"

struct sigaction signal_actions[NSIG];

/* Stopping is among what does not happen: nobody could have it go on. */
static bool is_harmless(int number)
{
	switch (number) {
	case SIGCHLD:
	case SIGCONT:
	case SIGSTOP:
	case SIGTSTP:
	case SIGTTIN:
	case SIGTTOU:
	case SIGURG:
	case SIGWINCH:
		return true;
	default:
		return false;
	}
}

bool signal_is_ignored(const struct sigaction *a, int number)
{
	return a->sa_handler == SIG_IGN ||
	       (a->sa_handler == SIG_DFL && is_harmless(number));
}

int sigaction(int number, const struct sigaction *restrict action,
	      struct sigaction *restrict old)
{
	if (!signal_is_number(number) ||
	    (action && (number == SIGKILL || number == SIGSTOP)))
		return signal_fail(EINVAL);
	unsigned long flags = uk_waitq_enter();

	if (old)
		*old = signal_actions[number];
	if (action) {
		signal_actions[number] = *action;
		if (signal_is_ignored(action, number))
			signal_forget(number);
		signal_handles_orders(number);
	}
	uk_waitq_leave(flags);
	return 0;
}

_sig_func_ptr signal(int number, _sig_func_ptr handler)
{
	const struct sigaction action = {.sa_handler = handler,
					 .sa_flags = SA_RESTART};
	struct sigaction old;

	return sigaction(number, &action, &old) ? SIG_ERR : old.sa_handler;
}

int siginterrupt(int number, int interrupts)
{
	struct sigaction action;

	if (sigaction(number, NULL, &action))
		return -1;
	action.sa_flags &= ~SA_RESTART;
	if (!interrupts)
		action.sa_flags |= SA_RESTART;
	return sigaction(number, &action, NULL);
}
