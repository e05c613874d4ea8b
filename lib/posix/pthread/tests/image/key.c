// SPDX-License-Identifier: BSD-3-Clause
// Tests of keys and of priorities.
#include <errno.h>
#include <pthread.h>
#include <uk/plat.h>
#include <uk/sched.h>
#include <uk/test.h>
#include <unistd.h>

static pthread_key_t key;
static int calls;

static void set_again(void *value)
{
	calls++;
	pthread_setspecific(key, value);
}

static void *see_and_set(void *value)
{
	void *before = pthread_getspecific(key);

	pthread_setspecific(key, value);
	return before ? before : pthread_getspecific(key);
}

UK_TEST(has_a_value_for_each_thread)
{
	int mine, theirs;
	pthread_t t;
	void *seen;

	UK_EXPECT_INT(pthread_key_create(&key, set_again), ==, 0);
	UK_EXPECT(pthread_getspecific(key) == NULL);
	UK_EXPECT_INT(pthread_setspecific(key, &mine), ==, 0);
	calls = 0;
	UK_EXPECT_INT(pthread_create(&t, NULL, see_and_set, &theirs), ==, 0);
	UK_EXPECT_INT(pthread_join(t, &seen), ==, 0);
	UK_EXPECT(seen == &theirs);
	UK_EXPECT_INT(calls, ==, PTHREAD_DESTRUCTOR_ITERATIONS);
	UK_EXPECT(pthread_getspecific(key) == &mine);
	UK_EXPECT_INT(pthread_key_delete(key), ==, 0);
	UK_EXPECT_INT(pthread_key_delete(key), ==, EINVAL);
	UK_EXPECT_INT(pthread_setspecific(key, &mine), ==, EINVAL);
}

UK_TEST(forgets_values_of_a_key_that_is_gone)
{
	int value;

	UK_EXPECT_INT(pthread_key_create(&key, NULL), ==, 0);
	UK_EXPECT_INT(pthread_setspecific(key, &value), ==, 0);
	UK_EXPECT_INT(pthread_key_delete(key), ==, 0);
	UK_EXPECT_INT(pthread_key_create(&key, NULL), ==, 0);
	UK_EXPECT(pthread_getspecific(key) == NULL);
	UK_EXPECT_INT(pthread_key_delete(key), ==, 0);
}

UK_TEST(runs_out_of_keys)
{
	pthread_key_t all[PTHREAD_KEYS_MAX];
	int n = 0;

	while (n < PTHREAD_KEYS_MAX && pthread_key_create(&all[n], NULL) == 0)
		n++;
	UK_EXPECT_INT(pthread_key_create(&key, NULL), ==, EAGAIN);
	UK_EXPECT(n > 0);
	while (n > 0)
		UK_EXPECT_INT(pthread_key_delete(all[--n]), ==, 0);
}

static void *tell_policy(void *param)
{
	int policy;

	pthread_getschedparam(pthread_self(), &policy, param);
	return policy == SCHED_RR ? param : NULL;
}

UK_TEST(has_the_priority_that_was_asked_for)
{
	const struct sched_param high = {.sched_priority = 20};
	struct sched_param seen = {.sched_priority = -1};
	pthread_attr_t attr;
	pthread_t t;
	void *result;

	if (!uk_sched.set_priority)
		UK_TEST_SKIP("the scheduler has no priorities");
	UK_EXPECT_INT(pthread_attr_init(&attr), ==, 0);
	UK_EXPECT_INT(
	    pthread_attr_setinheritsched(&attr, PTHREAD_EXPLICIT_SCHED), ==, 0);
	UK_EXPECT_INT(pthread_attr_setschedpolicy(&attr, 99), ==, EINVAL);
	UK_EXPECT_INT(pthread_attr_setschedpolicy(&attr, SCHED_RR), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, &attr, tell_policy, &seen), ==,
		      EINVAL);
	UK_EXPECT_INT(pthread_attr_setschedparam(&attr, &high), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, &attr, tell_policy, &seen), ==, 0);
	UK_EXPECT_INT(pthread_join(t, &result), ==, 0);
	UK_EXPECT(result == &seen);
	UK_EXPECT_INT(seen.sched_priority, ==, 20);
}

UK_TEST(changes_its_own_priority)
{
	const struct sched_param none = {.sched_priority = 0};
	const struct sched_param most = {.sched_priority =
					     sched_get_priority_max(SCHED_RR)};

	if (!uk_sched.set_priority)
		UK_TEST_SKIP("the scheduler has no priorities");
	UK_EXPECT_INT(sched_get_priority_max(SCHED_OTHER), ==, 0);
	UK_EXPECT_INT(sched_get_priority_min(SCHED_RR), ==, 1);
	UK_EXPECT_INT(sched_get_priority_max(77), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(sched_setscheduler(0, SCHED_RR, &most), ==, SCHED_OTHER);
	UK_EXPECT_INT(sched_getscheduler(getpid()), ==, SCHED_RR);
	UK_EXPECT_INT(pthread_setschedprio(pthread_self(), 32), ==, EINVAL);
	UK_EXPECT_INT(sched_setscheduler(0, SCHED_OTHER, &none), ==, SCHED_RR);
	UK_EXPECT_INT(sched_getscheduler(99), ==, -1);
	UK_EXPECT_INT(errno, ==, ESRCH);
}

/* Longer than a turn, and nobody else ran meanwhile. */
static void *keep_turn(void *others)
{
	struct timespec turn;
	const unsigned before = *(volatile unsigned *)others;

	if (sched_rr_get_interval(0, &turn) || turn.tv_sec)
		return NULL;
	const uint64_t end = uk_plat_time_ns() + 5 * (uint64_t)turn.tv_nsec;

	while (uk_plat_time_ns() < end)
		continue;
	return *(volatile unsigned *)others == before ? others : NULL;
}

static void *count(void *counter)
{
	++*(volatile unsigned *)counter;
	return counter;
}

UK_TEST(first_in_first_out_keeps_its_turn)
{
	const struct sched_param high = {.sched_priority = 20};
	static unsigned others;
	pthread_attr_t attr;
	pthread_t first, second;
	void *result;
	int policy;
	struct sched_param usual;

	if (!uk_sched.keep_turn)
		UK_TEST_SKIP("the scheduler has no turns");
	UK_EXPECT_INT(pthread_getschedparam(pthread_self(), &policy, &usual),
		      ==, 0);
	UK_EXPECT_INT(pthread_attr_init(&attr), ==, 0);
	UK_EXPECT_INT(
	    pthread_attr_setinheritsched(&attr, PTHREAD_EXPLICIT_SCHED), ==, 0);
	UK_EXPECT_INT(pthread_attr_setschedpolicy(&attr, SCHED_FIFO), ==, 0);
	UK_EXPECT_INT(pthread_attr_setschedparam(&attr, &high), ==, 0);
	/* Both can run before either does. */
	UK_EXPECT_INT(pthread_setschedparam(pthread_self(), SCHED_RR,
					    &(struct sched_param){21}),
		      ==, 0);
	UK_EXPECT_INT(pthread_create(&first, &attr, keep_turn, &others), ==, 0);
	UK_EXPECT_INT(pthread_create(&second, &attr, count, &others), ==, 0);
	UK_EXPECT_INT(pthread_setschedparam(pthread_self(), policy, &usual), ==,
		      0);
	UK_EXPECT_INT(pthread_join(first, &result), ==, 0);
	UK_EXPECT(result == &others);
	UK_EXPECT_INT(pthread_join(second, NULL), ==, 0);
	UK_EXPECT_INT(others, ==, 1);
	UK_EXPECT_INT(sched_get_priority_min(SCHED_FIFO), ==,
		      sched_get_priority_min(SCHED_RR));
}
