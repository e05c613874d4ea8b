// SPDX-License-Identifier: BSD-3-Clause
// Sets of signals.
#include "internal.h"

int sigemptyset(sigset_t *set)
{
	*set = 0;
	return 0;
}

int sigfillset(sigset_t *set)
{
	*set = ~SIGNAL_BIT(0);
	return 0;
}

int sigaddset(sigset_t *set, int number)
{
	if (!signal_is_number(number))
		return signal_fail(EINVAL);
	*set |= SIGNAL_BIT(number);
	return 0;
}

int sigdelset(sigset_t *set, int number)
{
	if (!signal_is_number(number))
		return signal_fail(EINVAL);
	*set &= ~SIGNAL_BIT(number);
	return 0;
}

int sigismember(const sigset_t *set, int number)
{
	if (!signal_is_number(number))
		return signal_fail(EINVAL);
	return (*set & SIGNAL_BIT(number)) != 0;
}
