// SPDX-License-Identifier: BSD-3-Clause
// A periodic thread beside a busy one, and the deadlines that it misses.
#include "selftest.h"

#include <stdio.h>
#include <uk/thread.h>

#define MS     1000000ULL
#define PERIOD (10 * MS)
#define BUDGET (3 * MS)
#define WORK   (29 * MS / 10)

static volatile bool stop;
static unsigned long rounds_of_work;

static void work(unsigned long rounds)
{
	for (volatile unsigned long i = 0; i < rounds; i++)
		continue;
}

/* How many rounds take WORK, while nobody else runs. */
static void calibrate(void)
{
	const unsigned long rounds = 1000000;
	uint64_t start = uk_plat_time_ns();

	work(rounds);
	rounds_of_work =
	    (unsigned long)(rounds * WORK / (uk_plat_time_ns() - start));
}

static void *is_busy(void *arg)
{
	while (!stop)
		continue;
	return arg;
}

/* The start of the next period. */
static uint64_t next_period(bool reserved, uint64_t start)
{
	if (reserved)
		return uk_thread_next_period();
	uk_thread_sleep(start + PERIOD);
	return start + PERIOD;
}

int selftest_periods(int count)
{
	struct uk_thread *busy;
	int missed = 0;

	calibrate();
	int error = uk_thread_reserve(uk_thread_self(), PERIOD, BUDGET);

	if ((error && error != -ENOTSUP) ||
	    uk_thread_create(&busy, NULL, is_busy, NULL))
		return 1;
	uint64_t start = next_period(!error, uk_plat_time_ns());

	for (int i = 0; i < count; i++) {
		work(rounds_of_work);
		missed += uk_plat_time_ns() > start + PERIOD;
		start = next_period(!error, start);
	}
	stop = true;
	printf("periods: %s, %d of %d missed; %s more\n",
	       error ? "nothing reserved" : "reserved", missed, count,
	       uk_thread_reserve(busy, PERIOD, 7 * MS) == -EBUSY ? "refuses"
								 : "grants");
	return uk_thread_join(busy, NULL) ? 1 : 0;
}
