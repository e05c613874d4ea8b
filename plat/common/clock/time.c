// SPDX-License-Identifier: BSD-3-Clause
// The contract's two clocks.
#include <uk/clock.h>

#include <uk/plat.h>

uint64_t uk_plat_time_ns(void)
{
	return uk_clock_to_ns(uk_plat_ticks());
}

uint64_t uk_plat_wall_ns(void)
{
	static uint64_t offset;
	static bool asked;

	if (!asked) {
		uint64_t now = uk_clock_rtc_ns();

		offset = now ? now - uk_plat_time_ns() : 0;
		asked = true;
	}
	return offset ? offset + uk_plat_time_ns() : 0;
}
