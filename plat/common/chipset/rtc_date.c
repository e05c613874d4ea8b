// SPDX-License-Identifier: BSD-3-Clause
// From the registers of the CMOS clock to seconds since 1970 (MC146818A data
// sheet: address map, register B).
#include "rtc_date.h"

/* 100, which no field can be, for what is none. */
static unsigned from_bcd(unsigned v)
{
	return (v & 15) > 9 || v >> 4 > 9 ? 100 : (v >> 4) * 10 + (v & 15);
}

/* Days from 1970-01-01 to a date of the Gregorian calendar. */
static int64_t days_until(unsigned year, unsigned month, unsigned day)
{
	static const uint16_t before[] = {0,   31,  59,  90,  120, 151,
					  181, 212, 243, 273, 304, 334};
	unsigned y = month > 2 ? year : year - 1;
	unsigned leaps =
	    y / 4 - y / 100 + y / 400 - (1969 / 4 - 1969 / 100 + 1969 / 400);

	return (int64_t)(year - 1970) * 365 + leaps + before[month - 1] + day -
	       1;
}

int64_t chipset_rtc_seconds(const uint8_t regs[RTC_FIELDS], uint8_t mode)
{
	enum { BINARY = 0x04, HOURS_24 = 0x02, AFTERNOON = 0x80 };
	bool afternoon = !(mode & HOURS_24) && regs[RTC_HOUR] & AFTERNOON;
	unsigned f[RTC_FIELDS];

	for (unsigned i = 0; i < RTC_FIELDS; i++) {
		f[i] = regs[i];
		if (i == RTC_HOUR && !(mode & HOURS_24))
			f[i] &= ~(unsigned)AFTERNOON;
		if (!(mode & BINARY))
			f[i] = from_bcd(f[i]);
	}
	if (!(mode & HOURS_24)) {
		if (f[RTC_HOUR] < 1 || f[RTC_HOUR] > 12)
			return -1;
		f[RTC_HOUR] = f[RTC_HOUR] % 12 + (afternoon ? 12 : 0);
	}
	if (f[RTC_MONTH] < 1 || f[RTC_MONTH] > 12 || f[RTC_DAY] < 1 ||
	    f[RTC_DAY] > 31 || f[RTC_HOUR] > 23 || f[RTC_MINUTE] > 59 ||
	    f[RTC_SECOND] > 59 || f[RTC_YEAR] > 99)
		return -1;
	return days_until(2000 + f[RTC_YEAR], f[RTC_MONTH], f[RTC_DAY]) *
		   86400 +
	       f[RTC_HOUR] * 3600 + f[RTC_MINUTE] * 60 + f[RTC_SECOND];
}
