// SPDX-License-Identifier: BSD-3-Clause
// Tests of timers.
#include <errno.h>
#include <signal.h>
#include <time.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <uk/thread.h>
#include <uk/waitq.h>

#define MS 1000000L

static struct uk_waitq called = UK_WAITQ_INIT(called, "a timer's call");
static unsigned calls;
static int *seen;

static void call(union sigval value)
{
	unsigned long flags = uk_waitq_enter();

	seen = value.sival_ptr;
	calls++;
	uk_waitq_wake(&called, 1);
	uk_waitq_leave(flags);
}

/* False if they do not come within ten seconds. */
static bool wait_for_calls(unsigned count)
{
	uint64_t deadline = uk_plat_time_ns() + 10000ULL * MS;
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (calls < count && !error)
		error = uk_waitq_wait(&called, deadline);
	uk_waitq_leave(flags);
	return !error;
}

UK_TEST(calls_a_function_again_and_again)
{
	int mine;
	struct sigevent event = {.sigev_notify = SIGEV_THREAD,
				 .sigev_notify_function = call,
				 .sigev_value.sival_ptr = &mine};
	const struct itimerspec often = {.it_value.tv_nsec = 2 * MS,
					 .it_interval.tv_nsec = 2 * MS};
	const struct itimerspec off = {.it_value.tv_nsec = 0};
	struct itimerspec left;
	timer_t id;

	calls = 0;
	UK_EXPECT_INT(timer_create(CLOCK_MONOTONIC, &event, &id), ==, 0);
	UK_EXPECT_INT(timer_settime(id, 0, &often, NULL), ==, 0);
	UK_EXPECT(wait_for_calls(3));
	UK_EXPECT(seen == &mine);
	UK_EXPECT_INT(timer_gettime(id, &left), ==, 0);
	UK_EXPECT_INT(left.it_interval.tv_nsec, ==, 2 * MS);
	UK_EXPECT_INT(left.it_value.tv_nsec, <=, 2 * MS);
	UK_EXPECT_INT(timer_settime(id, 0, &off, &left), ==, 0);
	UK_EXPECT_INT(left.it_value.tv_nsec, >, 0);
	UK_EXPECT_INT(timer_gettime(id, &left), ==, 0);
	UK_EXPECT_INT(left.it_value.tv_nsec, ==, 0);
	UK_EXPECT_INT(timer_getoverrun(id), >=, 0);
	UK_EXPECT_INT(timer_delete(id), ==, 0);
	UK_EXPECT_INT(timer_delete(id), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	uk_thread_yield();
}

/* More often than anybody could be told: the others get on, and it is counted.
 */
UK_TEST(counts_what_comes_too_fast)
{
	int mine;
	struct sigevent event = {.sigev_notify = SIGEV_THREAD,
				 .sigev_notify_function = call,
				 .sigev_value.sival_ptr = &mine};
	const struct itimerspec often = {.it_value.tv_nsec = 1,
					 .it_interval.tv_nsec = 1};
	timer_t id;

	calls = 0;
	UK_EXPECT_INT(timer_create(CLOCK_MONOTONIC, &event, &id), ==, 0);
	UK_EXPECT_INT(timer_settime(id, 0, &often, NULL), ==, 0);
	UK_EXPECT(wait_for_calls(2));
	UK_EXPECT_INT(timer_getoverrun(id), >, 1000);
	UK_EXPECT_INT(timer_delete(id), ==, 0);
	uk_thread_yield();
}

UK_TEST(runs_down_in_silence)
{
	struct sigevent event = {.sigev_notify = SIGEV_NONE};
	struct itimerspec at = {.it_value.tv_nsec = 0}, left;
	timer_t id;

	UK_EXPECT_INT(timer_create(CLOCK_MONOTONIC, &event, &id), ==, 0);
	clock_gettime(CLOCK_MONOTONIC, &at.it_value);
	at.it_value.tv_sec += 100;
	UK_EXPECT_INT(timer_settime(id, TIMER_ABSTIME, &at, NULL), ==, 0);
	UK_EXPECT_INT(timer_gettime(id, &left), ==, 0);
	UK_EXPECT_INT(left.it_value.tv_sec, >=, 90);
	UK_EXPECT_INT(left.it_value.tv_sec, <=, 100);
	at.it_value.tv_sec -= 101;
	if (at.it_value.tv_sec > 0) {
		UK_EXPECT_INT(timer_settime(id, TIMER_ABSTIME, &at, NULL), ==,
			      0);
		uk_thread_sleep(uk_plat_time_ns() + MS);
		UK_EXPECT_INT(timer_gettime(id, &left), ==, 0);
		UK_EXPECT_INT(left.it_value.tv_nsec, ==, 0);
	}
	UK_EXPECT_INT(timer_delete(id), ==, 0);
}

UK_TEST(refuses_what_it_cannot_do)
{
	struct sigevent event = {.sigev_notify = 77};
	const struct itimerspec bad = {.it_value.tv_nsec = 1000 * MS};
	timer_t id;

	UK_EXPECT_INT(timer_create(CLOCK_MONOTONIC, &event, &id), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	event.sigev_notify = SIGEV_NONE;
	UK_EXPECT_INT(timer_create(99, &event, &id), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(timer_create(CLOCK_MONOTONIC, &event, &id), ==, 0);
	UK_EXPECT_INT(timer_settime(id, 0, &bad, NULL), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(timer_delete(id), ==, 0);
	UK_EXPECT_INT(timer_getoverrun(id), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
}
