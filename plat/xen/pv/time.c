// SPDX-License-Identifier: BSD-3-Clause
// Idle: the domain blocks, and an event ends that.
#include "pv.h"

#include <uk/alarm.h>
#include <uk/plat.h>

void uk_plat_idle(uint64_t deadline_ns)
{
	if (deadline_ns != UK_PLAT_FOREVER &&
	    uk_plat_time_ns() >= deadline_ns) {
		/* Those that wait get their turn even so. */
		uk_plat_irq_restore(UK_PLAT_IRQ_ON);
		uk_plat_irq_save();
		return;
	}
	uk_alarm_idle(deadline_ns);
	/* It lets events in, and returns at once if one waits. */
	(void)uk_xen_sched_op(SCHEDOP_block, NULL);
	uk_plat_irq_save();
}
