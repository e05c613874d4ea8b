// SPDX-License-Identifier: BSD-3-Clause
// The CMOS real-time clock (MC146818), which says the time of day in UTC.
#include "chipset.h"
#include "rtc_date.h"

#include <uk/clock.h>
#include <uk/plat.h>

enum { STATUS = 0x0a, MODE = 0x0b };

/* A handler may use the pair of ports too. */
static uint8_t cmos(uint8_t reg)
{
	unsigned long flags = uk_plat_irq_save();

	uk_pc_out8(0x70, reg);
	uint8_t value = uk_pc_in8(0x71);

	uk_plat_irq_restore(flags);
	return value;
}

/* Reads the fields; false while the clock is stepping. */
static bool read_fields(uint8_t f[RTC_FIELDS])
{
	enum { STEPPING = 0x80 };
	static const uint8_t regs[RTC_FIELDS] = {0, 2, 4, 7, 8, 9};

	if (cmos(STATUS) & STEPPING)
		return false;
	for (unsigned i = 0; i < RTC_FIELDS; i++)
		f[i] = cmos(regs[i]);
	return !(cmos(STATUS) & STEPPING) && cmos(regs[0]) == f[RTC_SECOND];
}

/* Up to a second late, because it has whole ones; for the years 2000 to 2099.
 */
uint64_t uk_clock_rtc_ns(void)
{
	uint8_t f[RTC_FIELDS];
	unsigned tries = 100000;

	if (cmos(STATUS) == 0xff)
		return 0; /* nobody answers */
	while (!read_fields(f))
		if (--tries == 0)
			return 0;
	int64_t seconds = chipset_rtc_seconds(f, cmos(MODE));

	return seconds < 0 ? 0 : (uint64_t)seconds * 1000000000;
}
