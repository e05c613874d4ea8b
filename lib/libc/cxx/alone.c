// SPDX-License-Identifier: BSD-3-Clause
// Local statics where there are no threads: whoever waits for one waits for
// itself.
#include "cxx.h"

#include <uk/assert.h>

void cxx_guard_wait(void)
{
	uk_panic("cxx: a local static needs itself to be made");
}

void cxx_guard_wake(void) {}
