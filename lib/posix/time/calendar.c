// SPDX-License-Identifier: BSD-3-Clause
// Broken-down times in UTC back to seconds, which newlib does not have.
#include "internal.h"

#define S_PER_DAY 86400LL

/* Days since 1970 of the first day of a month, of the calendar that has always
 * been: years begin in March, so that a leap day is a year's last. */
static long long days_before(long long year, int month)
{
	year -= month < 2;
	month = (month + 10) % 12;
	const long long era = (year >= 0 ? year : year - 399) / 400;
	const long long of_era = year - era * 400;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 +
	       (153 * month + 2) / 5 - 719468;
}

time_t timegm(struct tm *tm)
{
	long long year = 1900LL + tm->tm_year + tm->tm_mon / 12;
	int month = tm->tm_mon % 12;

	if (month < 0) {
		month += 12;
		year--;
	}
	time_t t =
	    (time_t)((days_before(year, month) + tm->tm_mday - 1) * S_PER_DAY +
		     tm->tm_hour * 3600LL + tm->tm_min * 60LL + tm->tm_sec);

	gmtime_r(&t, tm);
	return t;
}

time_t timelocal(struct tm *tm)
{
	return mktime(tm);
}
