// SPDX-License-Identifier: BSD-3-Clause
// Tests of the clocks, and of newlib's calendar on them.
#include <errno.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <unistd.h>

UK_TEST(knows_the_time_that_the_machine_knows)
{
	uint64_t wall = uk_plat_wall_ns();
	struct timezone zone = {.tz_minuteswest = 1};
	struct timeval tv;
	time_t now = time(NULL);

	if (wall == 0) {
		UK_EXPECT(now == (time_t)-1);
		UK_EXPECT_INT(gettimeofday(&tv, NULL), ==, -1);
		return;
	}
	UK_EXPECT_INT(gettimeofday(&tv, &zone), ==, 0);
	UK_EXPECT_INT(zone.tz_minuteswest, ==, _timezone / 60);
	UK_EXPECT(now - (time_t)(wall / 1000000000) <= 1);
	UK_EXPECT(tv.tv_sec - now <= 1);
}

UK_TEST(sleeps_as_long_as_it_says)
{
	uint64_t before = uk_plat_time_ns();
	clock_t used = clock();
	struct timespec ts = {.tv_nsec = 3000000};

	UK_EXPECT_INT(nanosleep(&ts, NULL), ==, 0);
	UK_EXPECT(uk_plat_time_ns() - before >= 3000000);
	UK_EXPECT(clock() - used >= 3 * CLOCKS_PER_SEC / 1000 - 1);
	ts.tv_nsec = 1000000000;
	UK_EXPECT_INT(nanosleep(&ts, NULL), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

UK_TEST(has_clocks_that_agree)
{
	struct timespec a, b;

	UK_EXPECT_INT(clock_gettime(CLOCK_MONOTONIC, &a), ==, 0);
	UK_EXPECT_INT(clock_gettime(CLOCK_MONOTONIC, &b), ==, 0);
	UK_EXPECT(b.tv_sec > a.tv_sec ||
		  (b.tv_sec == a.tv_sec && b.tv_nsec >= a.tv_nsec));
	UK_EXPECT_INT(clock_getres(CLOCK_MONOTONIC, &a), ==, 0);
	UK_EXPECT(a.tv_sec == 0 && a.tv_nsec > 0);
	UK_EXPECT_INT(clock_gettime((clockid_t)99, &a), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}

UK_TEST(reckons_with_dates)
{
	time_t t = 1700000000;
	struct tm tm, *got = gmtime_r(&t, &tm);
	char text[32];

	UK_EXPECT(got == &tm);
	strftime(text, sizeof(text), "%Y-%m-%d %H:%M:%S %j", &tm);
	UK_EXPECT_STR(text, "2023-11-14 22:13:20 318");
	UK_EXPECT(mktime(&tm) == t);
}

static volatile sig_atomic_t handled;

static void handle(int number)
{
	handled = number;
}

UK_TEST(raises_signals_in_itself)
{
	UK_EXPECT(signal(SIGUSR1, handle) == SIG_DFL);
	UK_EXPECT_INT(raise(SIGUSR1), ==, 0);
	UK_EXPECT_INT(handled, ==, SIGUSR1);
	signal(SIGUSR1, SIG_DFL);
	UK_EXPECT_INT(kill(getpid(), 0), ==, 0);
	UK_EXPECT_INT(kill(getpid() + 1, SIGTERM), ==, -1);
	UK_EXPECT_INT(errno, ==, ESRCH);
	UK_EXPECT_INT(raise(SIGCHLD), ==, 0);
}
