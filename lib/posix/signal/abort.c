// SPDX-License-Identifier: BSD-3-Clause
// The end that a handler may see, but not avert.
#include "internal.h"

#include <stdlib.h>
#include <uk/assert.h>

void abort(void)
{
	const sigset_t self = SIGNAL_BIT(SIGABRT);

	pthread_sigmask(SIG_UNBLOCK, &self, NULL);
	raise(SIGABRT);
	uk_panic("abort() called");
}
