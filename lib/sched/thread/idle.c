// SPDX-License-Identifier: BSD-3-Clause
// Nobody can run: the CPU rests, until an interrupt.
#include "internal.h"

bool thread_idles;

void thread_idle(void)
{
	thread_look(true);
	if (uk_timer_next() == UK_PLAT_FOREVER && thread_expected == 0)
		thread_report_deadlock();
	thread_idles = true;
	uk_plat_idle(UK_PLAT_FOREVER);
	thread_idles = false;
	thread_interrupt();
}
