// SPDX-License-Identifier: BSD-3-Clause
// Local statics where there are threads: others wait for the one that makes it.
// One that needs itself is found as a deadlock.
#include "cxx.h"

#include <uk/assert.h>
#include <uk/thread.h>

static struct uk_waitq queue = UK_WAITQ_INIT(queue, "a local static");

void cxx_guard_wait(void)
{
	if (uk_waitq_wait(&queue, UK_PLAT_FOREVER))
		uk_panic("cxx: a wait without a deadline ended by it");
}

void cxx_guard_wake(void)
{
	uk_waitq_wake(&queue, UK_WAITQ_ALL);
}
