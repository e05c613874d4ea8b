// SPDX-License-Identifier: BSD-3-Clause
// The CMOS real-time clock (MC146818), which says the time of day in UTC.
#include "pc.h"

enum { SECOND, MINUTE, HOUR, DAY, MONTH, YEAR, FIELDS };

static uint8_t cmos(uint8_t reg)
{
	uk_pc_out8(0x70, 0x80 | reg); /* NMI off meanwhile, as is the custom */
	return uk_pc_in8(0x71);
}

/* Reads the fields; false while the clock is stepping. */
static bool read_fields(uint8_t f[FIELDS])
{
	static const uint8_t regs[FIELDS] = {0, 2, 4, 7, 8, 9};

	if (cmos(0x0a) & 0x80)
		return false;
	for (unsigned i = 0; i < FIELDS; i++)
		f[i] = cmos(regs[i]);
	return !(cmos(0x0a) & 0x80) && cmos(0) == f[SECOND];
}

static unsigned from_bcd(uint8_t v)
{
	return (v >> 4) * 10 + (v & 15);
}

/* Days from 1970-01-01 to a date of the Gregorian calendar. */
static uint64_t days_until(unsigned year, unsigned month, unsigned day)
{
	static const uint16_t before[] = {0,   31,  59,  90,  120, 151,
					  181, 212, 243, 273, 304, 334};
	unsigned y = month > 2 ? year : year - 1;
	unsigned leaps =
	    y / 4 - y / 100 + y / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);

	return (uint64_t)(year - 1970) * 365 + leaps + before[month - 1] + day -
	       1;
}

uint64_t uk_pc_rtc_ns(void)
{
	uint8_t f[FIELDS];
	unsigned tries = 100000;

	if (cmos(0x0a) == 0xff)
		return 0; /* nobody answers */
	while (!read_fields(f))
		if (--tries == 0)
			return 0;
	uint8_t mode = cmos(0x0b);
	bool afternoon = !(mode & 0x02) && f[HOUR] & 0x80;

	f[HOUR] &= mode & 0x02 ? 0xff : 0x7f;
	for (unsigned i = 0; !(mode & 0x04) && i < FIELDS; i++)
		f[i] = (uint8_t)from_bcd(f[i]);
	if (!(mode & 0x02))
		f[HOUR] = (uint8_t)(f[HOUR] % 12 + (afternoon ? 12 : 0));
	if (f[MONTH] < 1 || f[MONTH] > 12 || f[DAY] < 1 || f[DAY] > 31 ||
	    f[HOUR] > 23 || f[MINUTE] > 59 || f[SECOND] > 59 || f[YEAR] > 99)
		return 0;
	uint64_t s = days_until(2000U + f[YEAR], f[MONTH], f[DAY]) * 86400 +
		     f[HOUR] * 3600U + f[MINUTE] * 60U + f[SECOND];

	return s * 1000000000;
}
