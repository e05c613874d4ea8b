// SPDX-License-Identifier: BSD-3-Clause
// Idle: the CPU halts, and an event ends that.
#include <uk/alarm.h>
#include <uk/pc.h>
#include <uk/plat.h>

void uk_plat_idle(uint64_t deadline_ns)
{
	if (deadline_ns != UK_PLAT_FOREVER &&
	    uk_plat_time_ns() >= deadline_ns) {
		uk_pc_let_interrupts_in();
		return;
	}
	uk_alarm_idle(deadline_ns);
	uk_pc_halt();
}
