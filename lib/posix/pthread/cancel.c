// SPDX-License-Identifier: BSD-3-Clause
// Cancellation: its switches, for nobody can be cancelled.
//
// pthread_cancel itself is not there, and so lib/posix/missing says so.
#include "internal.h"

static int exchange(int *place, int value, int *old)
{
	if (value != 0 && value != 1)
		return EINVAL;
	if (old)
		*old = *place;
	*place = value;
	return 0;
}

int pthread_setcancelstate(int state, int *old)
{
	return exchange(&pthread_own()->cancel_state, state, old);
}

int pthread_setcanceltype(int type, int *old)
{
	return exchange(&pthread_own()->cancel_type, type, old);
}

void pthread_testcancel(void) {}
