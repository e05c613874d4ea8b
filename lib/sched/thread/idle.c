// SPDX-License-Identifier: BSD-3-Clause
// Nobody can run: the CPU rests, until a deadline or an interrupt.
#include "internal.h"

void thread_idle(void)
{
	uint64_t deadline = thread_timeout_next();

	if (deadline == UK_PLAT_FOREVER && thread_expected == 0)
		thread_report_deadlock();
	uk_plat_idle(deadline);
	thread_timeout_run();
}
