// SPDX-License-Identifier: BSD-3-Clause
// The end of a thread: what thread-local objects need then is in the image only
// if there are any with destructors.
#include "cxx.h"

#include <uk/thread.h>

static void end(void)
{
	if (cxx_thread_end)
		cxx_thread_end();
}
/* Before what threads keep by keys, and before their C library. */
UK_THREAD_END(4, end);
