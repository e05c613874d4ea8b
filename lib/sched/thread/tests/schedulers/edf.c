// SPDX-License-Identifier: BSD-3-Clause
// Tests with edf: periods begin in time beside busy threads, and no more is
// granted than there is.
#include <uk/test.h>
#include <uk/thread.h>

#define MS 1000000ULL

enum { PERIODS = 20 };

static volatile bool stop;

static void *is_busy(void *arg)
{
	while (!stop)
		++*(volatile unsigned long *)arg;
	return NULL;
}

static void spin(uint64_t ns)
{
	uint64_t end = uk_plat_time_ns() + ns;

	while (uk_plat_time_ns() < end)
		continue;
}

struct periodic {
	unsigned periods, early;
};

static void *works_in_periods(void *arg)
{
	struct periodic *p = arg;

	if (uk_thread_reserve(uk_thread_self(), 50 * MS, 15 * MS))
		return NULL;
	uint64_t start = uk_thread_next_period();

	for (; p->periods < PERIODS; p->periods++) {
		spin(2 * MS);
		start = uk_thread_next_period();
		p->early += uk_plat_time_ns() < start;
	}
	return arg;
}

/* That it keeps its deadlines tests/boot/deadlines shows, where time does not
 * depend on the host. */
UK_TEST(edf_has_periods_beside_busy_threads)
{
	struct periodic p = {0};
	volatile unsigned long rounds[2] = {0};
	struct uk_thread *t, *busy[2];
	void *result;

	stop = false;
	UK_EXPECT_INT(uk_thread_create(&t, NULL, works_in_periods, &p), ==, 0);
	UK_EXPECT_INT(
	    uk_thread_create(&busy[0], NULL, is_busy, (void *)&rounds[0]), ==,
	    0);
	UK_EXPECT_INT(
	    uk_thread_create(&busy[1], NULL, is_busy, (void *)&rounds[1]), ==,
	    0);
	/* One of them has reserved, and never has enough. */
	UK_EXPECT_INT(uk_thread_reserve(busy[0], 50 * MS, 10 * MS), ==, 0);
	UK_EXPECT_INT(uk_thread_join(t, &result), ==, 0);
	stop = true;
	for (unsigned i = 0; i < 2; i++) {
		UK_EXPECT_INT(uk_thread_join(busy[i], NULL), ==, 0);
		UK_EXPECT(rounds[i] > 0);
	}
	UK_EXPECT(result == &p);
	UK_EXPECT_INT(p.periods, ==, PERIODS);
	UK_EXPECT_INT(p.early, ==, 0);
}

UK_TEST(edf_grants_no_more_than_there_is)
{
	struct uk_thread *self = uk_thread_self();

	UK_EXPECT_INT(uk_thread_reserve(self, 10 * MS, 10 * MS), ==, -EBUSY);
	UK_EXPECT_INT(uk_thread_reserve(self, MS, 2 * MS), ==, -EINVAL);
	UK_EXPECT_INT(uk_thread_reserve(self, 10 * MS, 5 * MS), ==, 0);
	uk_thread_yield();
	uk_thread_release(self);
	uk_thread_yield();
}
