// SPDX-License-Identifier: BSD-3-Clause
// Tests: what the registers of the CMOS clock mean.
#include "rtc_date.h"

#include <uk/test.h>

enum { BINARY_24 = 0x06, BCD_24 = 0x02, BINARY_12 = 0x04, BCD_12 = 0 };

#define DAY 86400LL

static long long at(unsigned year, unsigned month, unsigned day)
{
	const uint8_t regs[RTC_FIELDS] = {
	    0, 0, 0, (uint8_t)day, (uint8_t)month, (uint8_t)year};

	return chipset_rtc_seconds(regs, BINARY_24);
}

static long long hour(uint8_t hour, uint8_t mode)
{
	const uint8_t regs[RTC_FIELDS] = {0, 0, hour, 1, 1, 0};
	long long s = chipset_rtc_seconds(regs, mode);

	return s < 0 ? s : (s - at(0, 1, 1)) / 3600;
}

/* Each by `date -u -d … +%s`. */
UK_TEST(rtc_dates_of_the_calendar)
{
	UK_EXPECT_INT(at(0, 1, 1), ==, 946684800);
	UK_EXPECT_INT(at(0, 2, 29), ==, 951782400);
	UK_EXPECT_INT(at(0, 3, 1), ==, 951868800);
	UK_EXPECT_INT(at(1, 3, 1), ==, 983404800);
	UK_EXPECT_INT(at(24, 2, 29), ==, 1709164800);
	UK_EXPECT_INT(at(24, 12, 31), ==, 1735603200);
	UK_EXPECT_INT(at(96, 2, 29), ==, 3981312000);
	UK_EXPECT_INT(at(99, 12, 31), ==, 4102358400);
}

UK_TEST(rtc_each_day_follows_the_one_before)
{
	static const unsigned days[] = {31, 28, 31, 30, 31, 30,
					31, 31, 30, 31, 30, 31};
	long long expected = at(0, 1, 1);

	for (unsigned y = 0; y < 100; y++) {
		for (unsigned m = 1; m <= 12; m++) {
			unsigned leap = m == 2 && y % 4 == 0;

			for (unsigned d = 1; d <= days[m - 1] + leap; d++) {
				UK_EXPECT_INT(at(y, m, d), ==, expected);
				expected += DAY;
			}
		}
	}
}

UK_TEST(rtc_reads_decimal_digits)
{
	const uint8_t regs[RTC_FIELDS] = {0x59, 0x58, 0x23, 0x31, 0x12, 0x99};

	UK_EXPECT_INT(chipset_rtc_seconds(regs, BCD_24), ==, 4102444739);
	UK_EXPECT_INT(hour(0x19, BCD_24), ==, 19);
	UK_EXPECT_INT(hour(0x1a, BCD_24), ==, -1);
	UK_EXPECT_INT(hour(0xa0, BCD_24), ==, -1);
}

UK_TEST(rtc_reads_hours_of_two_halves)
{
	UK_EXPECT_INT(hour(12, BINARY_12), ==, 0);
	UK_EXPECT_INT(hour(1, BINARY_12), ==, 1);
	UK_EXPECT_INT(hour(11, BINARY_12), ==, 11);
	UK_EXPECT_INT(hour(0x80 | 12, BINARY_12), ==, 12);
	UK_EXPECT_INT(hour(0x80 | 11, BINARY_12), ==, 23);
	UK_EXPECT_INT(hour(0x12, BCD_12), ==, 0);
	UK_EXPECT_INT(hour(0x80 | 0x12, BCD_12), ==, 12);
	UK_EXPECT_INT(hour(0x80 | 0x11, BCD_12), ==, 23);
	UK_EXPECT_INT(hour(0, BINARY_12), ==, -1);
	UK_EXPECT_INT(hour(13, BINARY_12), ==, -1);
}

UK_TEST(rtc_refuses_what_is_no_time)
{
	const uint8_t right[RTC_FIELDS] = {59, 59, 23, 31, 12, 99};
	const uint8_t over[RTC_FIELDS] = {60, 60, 24, 32, 13, 100};

	for (unsigned i = 0; i < RTC_FIELDS; i++) {
		uint8_t regs[RTC_FIELDS] = {59, 59, 23, 31, 12, 99};

		UK_EXPECT(chipset_rtc_seconds(right, BINARY_24) > 0);
		regs[i] = over[i];
		UK_EXPECT_INT(chipset_rtc_seconds(regs, BINARY_24), ==, -1);
		regs[i] = 0xff;
		UK_EXPECT_INT(chipset_rtc_seconds(regs, BINARY_24), ==, -1);
	}
	UK_EXPECT_INT(at(24, 0, 1), ==, -1);
	UK_EXPECT_INT(at(24, 1, 0), ==, -1);
}
