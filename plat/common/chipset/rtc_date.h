// SPDX-License-Identifier: BSD-3-Clause
// What the registers of the CMOS clock mean, on any machine.
#ifndef CHIPSET_RTC_DATE_H
#define CHIPSET_RTC_DATE_H

#include <uk/base.h>

enum {
	RTC_SECOND,
	RTC_MINUTE,
	RTC_HOUR,
	RTC_DAY,
	RTC_MONTH,
	RTC_YEAR,
	RTC_FIELDS,
};

/* Seconds from 1970 to what the registers say in the mode of register B; -1 if
 * that is no time. A year is of this century: which register tells another one,
 * if any, differs from machine to machine. */
int64_t chipset_rtc_seconds(const uint8_t regs[RTC_FIELDS], uint8_t mode);

#endif
