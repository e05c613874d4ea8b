// SPDX-License-Identifier: BSD-3-Clause
// Time by the TSC; idle by the timer that the machine has.
#include "pc.h"

#include <uk/plat.h>

uint64_t uk_plat_ticks(void)
{
	return uk_pc_tsc();
}

uint64_t uk_plat_ticks_hz(void)
{
	return uk_pc_tsc_hz();
}

uint64_t uk_plat_time_ns(void)
{
	return uk_pc_tsc_to_ns(uk_pc_tsc());
}

/* The clock of the machine has seconds: it is asked once, and counted from. */
uint64_t uk_plat_wall_ns(void)
{
	static uint64_t offset;
	static bool asked;

	if (!asked) {
		uint64_t now = uk_pc_rtc_ns();

		offset = now ? now - uk_plat_time_ns() : 0;
		asked = true;
	}
	return offset ? offset + uk_plat_time_ns() : 0;
}

void uk_plat_idle(uint64_t deadline_ns)
{
	uk_pc_timer_idle(deadline_ns == UK_PLAT_FOREVER
			     ? UINT64_MAX
			     : uk_pc_tsc_from_ns(deadline_ns));
}
