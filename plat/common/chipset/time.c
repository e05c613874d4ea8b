// SPDX-License-Identifier: BSD-3-Clause
// Ticks are the TSC's; deadlines are met by the timer that the machine has.
#include "chipset.h"

#include <uk/alarm.h>
#include <uk/clock.h>
#include <uk/plat.h>

uint64_t uk_plat_ticks(void)
{
	return uk_pc_tsc();
}

uint64_t uk_plat_ticks_hz(void)
{
	return uk_chipset_tsc_hz();
}

/* 0 would switch the timer off. */
void uk_alarm_start(uint64_t deadline_ns)
{
	chipset_irq_timer(UK_MAX(uk_clock_from_ns(deadline_ns), 1));
}

void uk_plat_idle(uint64_t deadline_ns)
{
	uk_alarm_idle(deadline_ns);
	/* Those that wait get their turn even where there is no time left to
	 * idle. */
	if (deadline_ns == UK_PLAT_FOREVER || uk_plat_time_ns() < deadline_ns)
		uk_pc_halt();
	else
		uk_pc_let_interrupts_in();
}
