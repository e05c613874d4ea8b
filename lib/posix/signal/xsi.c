// SPDX-License-Identifier: BSD-3-Clause
// Signals as System V had them (XSI).
#include "internal.h"

/* Whether it was blocked. */
static bool change(int how, int number)
{
	const sigset_t set = SIGNAL_BIT(number);
	sigset_t before;

	sigprocmask(how, &set, &before);
	return before & set;
}

_sig_func_ptr sigset(int number, _sig_func_ptr how)
{
	const struct sigaction action = {.sa_handler = how};
	struct sigaction old;
	bool was_blocked;

	if (sigaction(number, how == SIG_HOLD ? NULL : &action, &old))
		return SIG_ERR;
	if (number == SIGKILL || number == SIGSTOP) {
		errno = EINVAL;
		return SIG_ERR;
	}
	was_blocked = change(how == SIG_HOLD ? SIG_BLOCK : SIG_UNBLOCK, number);
	return was_blocked ? SIG_HOLD : old.sa_handler;
}

static int change_one(int how, int number)
{
	if (!signal_is_number(number) || number == SIGKILL || number == SIGSTOP)
		return signal_fail(EINVAL);
	change(how, number);
	return 0;
}

int sighold(int number)
{
	return change_one(SIG_BLOCK, number);
}

int sigrelse(int number)
{
	return change_one(SIG_UNBLOCK, number);
}

int sigignore(int number)
{
	const struct sigaction action = {.sa_handler = SIG_IGN};

	return sigaction(number, &action, NULL);
}

int sigpause(int number)
{
	sigset_t mask = signal_own()->mask;

	return sigdelset(&mask, number) ? -1 : sigsuspend(&mask);
}
