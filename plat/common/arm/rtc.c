// SPDX-License-Identifier: BSD-3-Clause
// The real-time clock: PL031 (PrimeCell Real Time Clock Technical Reference
// Manual, DDI 0224), which counts seconds.
#include <uk/arm.h>

#include <uk/io.h>
#include <uk/plat.h>

enum { DATA = 0x00, BYTES = 0x1000 };

static volatile uint32_t *rtc;

void uk_arm_rtc_init(uint64_t phys)
{
	rtc = uk_io_map(phys, BYTES);
}

/* It is asked once, and counted from. */
uint64_t uk_plat_wall_ns(void)
{
	static uint64_t offset;
	static bool asked;

	if (!asked) {
		uint64_t now = rtc ? rtc[DATA] * 1000000000ULL : 0;

		offset = now ? now - uk_plat_time_ns() : 0;
		asked = true;
	}
	return offset ? offset + uk_plat_time_ns() : 0;
}
