// SPDX-License-Identifier: BSD-3-Clause
// Tests of clocks, sleeping and the calendar.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <unistd.h>

static const clockid_t steady[] = {CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW,
				   CLOCK_BOOTTIME, CLOCK_PROCESS_CPUTIME_ID};

static long long ns_of(struct timespec t)
{
	return t.tv_sec * 1000000000LL + t.tv_nsec;
}

UK_TEST(reads_its_clocks)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(steady); i++) {
		struct timespec a, b;

		UK_EXPECT_INT(clock_gettime(steady[i], &a), ==, 0);
		UK_EXPECT_INT(clock_gettime(steady[i], &b), ==, 0);
		UK_EXPECT_INT(ns_of(b), >=, ns_of(a));
		UK_EXPECT_INT(clock_getres(steady[i], &a), ==, 0);
		UK_EXPECT_INT(ns_of(a), >, 0);
		UK_EXPECT_INT(clock_settime(steady[i], &b), ==, -1);
		UK_EXPECT_INT(errno, ==, EINVAL);
	}
	struct timespec t;

	UK_EXPECT_INT(clock_gettime(99, &t), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

UK_TEST(sets_the_time_of_day)
{
	const struct timespec then = {.tv_sec = 2000000000, .tv_nsec = 5};
	const struct timespec bad = {.tv_sec = 9, .tv_nsec = 1000000000};
	struct timespec before, now;
	struct timeval tv;
	bool knows = clock_gettime(CLOCK_REALTIME, &before) == 0;

	UK_EXPECT_INT(clock_settime(CLOCK_REALTIME, &bad), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(clock_settime(CLOCK_REALTIME, &then), ==, 0);
	UK_EXPECT_INT(clock_gettime(CLOCK_REALTIME, &now), ==, 0);
	UK_EXPECT_INT(now.tv_sec, >=, then.tv_sec);
	UK_EXPECT_INT(now.tv_sec, <, then.tv_sec + 60);
	UK_EXPECT_INT(gettimeofday(&tv, NULL), ==, 0);
	UK_EXPECT_INT(tv.tv_sec, >=, then.tv_sec);
	UK_EXPECT_INT(time(NULL), >=, then.tv_sec);
	if (knows)
		UK_EXPECT_INT(clock_settime(CLOCK_REALTIME, &before), ==, 0);
}

UK_TEST(sleeps_until_a_time)
{
	const struct timespec bad = {.tv_nsec = -1}, past = {.tv_sec = 0};
	struct timespec until, now;

	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += 3000000;
	until.tv_sec += until.tv_nsec / 1000000000;
	until.tv_nsec %= 1000000000;
	UK_EXPECT_INT(
	    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL), ==,
	    0);
	clock_gettime(CLOCK_MONOTONIC, &now);
	UK_EXPECT_INT(ns_of(now), >=, ns_of(until));
	UK_EXPECT_INT(
	    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &past, NULL), ==,
	    0);
	UK_EXPECT_INT(clock_nanosleep(CLOCK_MONOTONIC, 0, &bad, NULL), ==,
		      EINVAL);
	UK_EXPECT_INT(clock_nanosleep(99, 0, &past, NULL), ==, EINVAL);
	UK_EXPECT_INT(nanosleep(&bad, NULL), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	uint64_t start = uk_plat_time_ns();

	UK_EXPECT_INT(usleep(2000), ==, 0);
	UK_EXPECT(uk_plat_time_ns() - start >= 2000000);
}

UK_TEST(knows_the_calendar_both_ways)
{
	static const struct {
		int year, month, day;
		long long days;
	} table[] = {
	    {70, 0, 1, 0},       {69, 11, 31, -1},      {100, 1, 29, 11016},
	    {100, 2, 1, 11017},  {-300, 0, 1, -135140}, {500, 1, 29, 157113},
	    {138, 0, 19, 24855}, {70, 14, 1, 424},      {70, -1, 1, -31},
	};

	for (size_t i = 0; i < UK_ARRAY_LEN(table); i++) {
		struct tm tm = {.tm_year = table[i].year,
				.tm_mon = table[i].month,
				.tm_mday = table[i].day,
				.tm_hour = 1};

		UK_EXPECT_INT(timegm(&tm), ==, table[i].days * 86400 + 3600);
	}
	for (time_t t = -5000000000; t < 9000000000; t += 987654321) {
		struct tm tm;

		UK_EXPECT(gmtime_r(&t, &tm) != NULL);
		UK_EXPECT_INT(timegm(&tm), ==, t);
	}
}

UK_TEST(knows_zones_by_their_rules)
{
	const time_t summer = 1688212800, winter = 1701432000;
	struct tm tm;
	char text[32];

	UK_EXPECT_INT(setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1), ==, 0);
	tzset();
	UK_EXPECT(localtime_r(&summer, &tm) != NULL);
	strftime(text, sizeof(text), "%H:%M %Z", &tm);
	UK_EXPECT_STR(text, "14:00 CEST");
	UK_EXPECT_INT(mktime(&tm), ==, summer);
	UK_EXPECT(localtime_r(&winter, &tm) != NULL);
	strftime(text, sizeof(text), "%H:%M %Z", &tm);
	UK_EXPECT_STR(text, "13:00 CET");
	UK_EXPECT_INT(timelocal(&tm), ==, winter);
	UK_EXPECT_INT(setenv("TZ", "UTC0", 1), ==, 0);
	tzset();
	UK_EXPECT(localtime_r(&winter, &tm) != NULL);
	UK_EXPECT_INT(tm.tm_hour, ==, 12);
}
