// SPDX-License-Identifier: BSD-3-Clause
// Ticks are the TSC's; idle by the timer that the machine has.
#include "chipset.h"

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

void uk_plat_idle(uint64_t deadline_ns)
{
	uk_chipset_idle(deadline_ns == UK_PLAT_FOREVER
			    ? UINT64_MAX
			    : uk_clock_from_ns(deadline_ns));
}
