// SPDX-License-Identifier: BSD-3-Clause
// Tests of mutexes, spin locks and what they are made with.
#include <errno.h>
#include <pthread.h>
#include <stdint.h>
#include <uk/test.h>

static int in(void *(*fn)(void *), void *arg)
{
	pthread_t t;
	void *result;

	if (pthread_create(&t, NULL, fn, arg) || pthread_join(t, &result))
		return -1;
	return (int)(intptr_t)result;
}

static void *try_it(void *mutex)
{
	int error = pthread_mutex_trylock(mutex);

	if (!error)
		pthread_mutex_unlock(mutex);
	return (void *)(intptr_t)error;
}

static void *unlock_it(void *mutex)
{
	return (void *)(intptr_t)pthread_mutex_unlock(mutex);
}

UK_TEST(keeps_others_out)
{
	static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;

	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, 0);
	UK_EXPECT_INT(in(try_it, &m), ==, EBUSY);
	UK_EXPECT_INT(in(unlock_it, &m), ==, EPERM);
	UK_EXPECT_INT(pthread_mutex_destroy(&m), ==, EBUSY);
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, 0);
	UK_EXPECT_INT(in(try_it, &m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_destroy(&m), ==, 0);
}

UK_TEST(may_be_taken_again_if_recursive)
{
	static pthread_mutex_t m = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;

	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_trylock(&m), ==, 0);
	for (int i = 0; i < 3; i++) {
		UK_EXPECT_INT(in(try_it, &m), ==, EBUSY);
		UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, 0);
	}
	UK_EXPECT_INT(in(try_it, &m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, EPERM);
}

UK_TEST(finds_mistakes_if_asked_to)
{
	pthread_mutexattr_t attr;
	pthread_mutex_t m;
	int type;

	UK_EXPECT_INT(pthread_mutexattr_init(&attr), ==, 0);
	UK_EXPECT_INT(pthread_mutexattr_settype(&attr, 3), ==, EINVAL);
	UK_EXPECT_INT(
	    pthread_mutexattr_settype(&attr, PTHREAD_MUTEX_ERRORCHECK), ==, 0);
	UK_EXPECT_INT(pthread_mutexattr_gettype(&attr, &type), ==, 0);
	UK_EXPECT_INT(type, ==, PTHREAD_MUTEX_ERRORCHECK);
	UK_EXPECT_INT(pthread_mutex_init(&m, &attr), ==, 0);
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, EPERM);
	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, EDEADLK);
	UK_EXPECT_INT(pthread_mutex_trylock(&m), ==, EBUSY);
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, 0);
	UK_EXPECT_INT(pthread_mutexattr_destroy(&attr), ==, 0);
}

static struct timespec in_ms(clockid_t clock, long ms)
{
	struct timespec t;

	clock_gettime(clock, &t);
	t.tv_nsec += ms * 1000000;
	t.tv_sec += t.tv_nsec / 1000000000;
	t.tv_nsec %= 1000000000;
	return t;
}

static void *wait_a_while(void *mutex)
{
	struct timespec soon = in_ms(CLOCK_MONOTONIC, 5);
	struct timespec bad = {.tv_nsec = 1000000000};

	if (pthread_mutex_clocklock(mutex, CLOCK_MONOTONIC, &bad) != EINVAL)
		return (void *)1;
	return (void *)(intptr_t)pthread_mutex_clocklock(mutex, CLOCK_MONOTONIC,
							 &soon);
}

UK_TEST(is_waited_for_up_to_a_time)
{
	static pthread_mutex_t m = PTHREAD_MUTEX_INITIALIZER;
	struct timespec soon = in_ms(CLOCK_MONOTONIC, 5), now;

	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, 0);
	UK_EXPECT_INT(in(wait_a_while, &m), ==, ETIMEDOUT);
	UK_EXPECT_INT(pthread_mutex_clocklock(&m, CLOCK_MONOTONIC, &soon), ==,
		      ETIMEDOUT);
	clock_gettime(CLOCK_MONOTONIC, &now);
	UK_EXPECT(now.tv_sec > soon.tv_sec ||
		  (now.tv_sec == soon.tv_sec && now.tv_nsec >= soon.tv_nsec));
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, 0);
}

UK_TEST(has_no_protocol_but_the_schedulers)
{
	pthread_mutexattr_t attr;
	int value;

	UK_EXPECT_INT(pthread_mutexattr_init(&attr), ==, 0);
	UK_EXPECT_INT(
	    pthread_mutexattr_setprotocol(&attr, PTHREAD_PRIO_PROTECT), ==,
	    ENOTSUP);
	UK_EXPECT_INT(pthread_mutexattr_setprotocol(&attr, 9), ==, EINVAL);
#ifdef CONFIG_MUTEX_INHERIT
	UK_EXPECT_INT(
	    pthread_mutexattr_setprotocol(&attr, PTHREAD_PRIO_INHERIT), ==, 0);
	UK_EXPECT_INT(pthread_mutexattr_getprotocol(&attr, &value), ==, 0);
	UK_EXPECT_INT(value, ==, PTHREAD_PRIO_INHERIT);
#endif
	UK_EXPECT_INT(pthread_mutexattr_setrobust(&attr, PTHREAD_MUTEX_ROBUST),
		      ==, ENOTSUP);
	UK_EXPECT_INT(
	    pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED), ==, 0);
	UK_EXPECT_INT(pthread_mutexattr_getpshared(&attr, &value), ==, 0);
	UK_EXPECT_INT(value, ==, PTHREAD_PROCESS_SHARED);
}

static pthread_spinlock_t spin;
static int sum;

static void *add(void *arg)
{
	for (int i = 0; i < 100; i++) {
		pthread_spin_lock(&spin);
		int before = sum;

		sched_yield();
		sum = before + 1;
		pthread_spin_unlock(&spin);
	}
	return arg;
}

UK_TEST(spins_in_turns)
{
	pthread_t t;

	UK_EXPECT_INT(pthread_spin_init(&spin, 0), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, add, NULL), ==, 0);
	add(NULL);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(sum, ==, 200);
	UK_EXPECT_INT(pthread_spin_trylock(&spin), ==, 0);
	UK_EXPECT_INT(pthread_spin_lock(&spin), ==, EDEADLK);
	UK_EXPECT_INT(pthread_spin_unlock(&spin), ==, 0);
	UK_EXPECT_INT(pthread_spin_destroy(&spin), ==, 0);
}
