// SPDX-License-Identifier: BSD-3-Clause
// Tests with round-robin: threads that never give the CPU away share it, and
// the more urgent do not wait for them.
#include <uk/test.h>
#include <uk/thread.h>

enum { MS = 1000000 };

static volatile bool stop;

static void *counts(void *arg)
{
	while (!stop)
		++*(volatile unsigned long *)arg;
	return NULL;
}

UK_TEST(rr_busy_threads_share_the_cpu)
{
	volatile unsigned long rounds[3] = {0};
	uint64_t limit = uk_plat_time_ns() + 10000ULL * MS;
	struct uk_thread *t[3];

	stop = false;
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(
		    uk_thread_create(&t[i], NULL, counts, (void *)&rounds[i]),
		    ==, 0);
	for (unsigned i = 0; i < 3; i++)
		while (rounds[i] == 0 && uk_plat_time_ns() < limit)
			uk_thread_sleep(uk_plat_time_ns() + 5 * MS);
	stop = true;
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
		UK_EXPECT(rounds[i] > 0);
	}
}

static void *notes_the_time(void *arg)
{
	uint64_t until = uk_plat_time_ns() + 20 * MS;

	uk_thread_sleep(until);
	*(volatile uint64_t *)arg = uk_plat_time_ns();
	return NULL;
}

UK_TEST(rr_the_more_urgent_wakes_beside_a_busy_thread)
{
	const struct uk_thread_attr urgent = {.has_priority = true,
					      .priority = 20};
	volatile uint64_t came = 0;
	uint64_t limit = uk_plat_time_ns() + 10000ULL * MS;
	struct uk_thread *t;

	UK_EXPECT_INT(
	    uk_thread_create(&t, &urgent, notes_the_time, (void *)&came), ==,
	    0);
	while (!came && uk_plat_time_ns() < limit)
		continue;
	UK_EXPECT(came != 0);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
}

static void *sets(void *arg)
{
	*(volatile bool *)arg = true;
	return NULL;
}

UK_TEST(rr_a_new_thread_runs_at_once_or_later_by_its_priority)
{
	const struct uk_thread_attr urgent = {.has_priority = true,
					      .priority = 17};
	const struct uk_thread_attr idle = {.has_priority = true,
					    .priority = 0};
	const struct uk_thread_attr wrong = {.has_priority = true,
					     .priority = 32};
	volatile bool ran = false;
	struct uk_thread *t;

	UK_EXPECT_INT(uk_thread_create(&t, &wrong, sets, NULL), ==, -EINVAL);
	UK_EXPECT_INT(uk_thread_create(&t, &urgent, sets, (void *)&ran), ==, 0);
	UK_EXPECT(ran);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	ran = false;
	UK_EXPECT_INT(uk_thread_create(&t, &idle, sets, (void *)&ran), ==, 0);
	uk_thread_yield();
	UK_EXPECT(!ran);
	UK_EXPECT_INT(uk_thread_set_priority(t, 20), ==, 0);
	UK_EXPECT(ran);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(uk_thread_reserve(uk_thread_self(), 10 * MS, MS), ==,
		      -ENOTSUP);
}
