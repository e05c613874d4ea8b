// SPDX-License-Identifier: BSD-3-Clause
// Waiting while other threads run.
#include "glue.h"

#include <uk/thread.h>

/* A console wakes the CPU and no thread: who waits for it looks this often. */
#define LOOK_NS 10000000ULL

void newlib_wait(uint64_t deadline_ns)
{
	uk_thread_sleep(deadline_ns);
}

void newlib_wait_input(void)
{
	uk_thread_sleep(uk_plat_time_ns() + LOOK_NS);
}
