// SPDX-License-Identifier: BSD-3-Clause
// Waiting where there is nobody else to run: the CPU idles.
#include "glue.h"

#include <uk/plat.h>

void newlib_wait(uint64_t deadline_ns)
{
	unsigned long flags = uk_plat_irq_save();

	while (uk_plat_time_ns() < deadline_ns)
		uk_plat_idle(deadline_ns);
	uk_plat_irq_restore(flags);
}

void newlib_wait_input(void)
{
	uk_plat_idle(UK_PLAT_FOREVER);
}
