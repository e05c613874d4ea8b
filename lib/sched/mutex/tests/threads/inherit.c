// SPDX-License-Identifier: BSD-3-Clause
// Tests: who holds what an urgent thread wants is not kept from it by others.
#include <uk/mutex.h>
#include <uk/test.h>
#include <uk/thread.h>

#define MS 1000000ULL

static struct uk_mutex mutex = UK_MUTEX_INIT(mutex);
static struct uk_mutex second = UK_MUTEX_INIT(second);
static volatile bool has_it, goes_on, got_it;

static struct uk_thread *begin(unsigned priority, void *(*fn)(void *arg),
			       void *arg)
{
	const struct uk_thread_attr attr = {.has_priority = true,
					    .priority = priority};
	struct uk_thread *t;

	return uk_thread_create(&t, &attr, fn, arg) ? NULL : t;
}

/* Not urgent; keeps it until told. */
static void *holds(void *arg)
{
	uk_mutex_lock(&mutex);
	has_it = true;
	while (!goes_on)
		uk_thread_sleep(uk_plat_time_ns() + MS);
	uk_mutex_unlock(&mutex);
	return arg;
}

static void *waits(void *arg)
{
	uk_mutex_lock(&mutex);
	got_it = true;
	uk_mutex_unlock(&mutex);
	return arg;
}

/* Has the second and waits for the first. */
static void *waits_with_another(void *arg)
{
	uk_mutex_lock(&second);
	uk_mutex_lock(&mutex);
	uk_mutex_unlock(&mutex);
	uk_mutex_unlock(&second);
	return arg;
}

static void *waits_for_the_second(void *arg)
{
	uk_mutex_lock(&second);
	got_it = true;
	uk_mutex_unlock(&second);
	return arg;
}

static struct uk_thread *begin_holder(void)
{
	has_it = goes_on = got_it = false;
	struct uk_thread *t = begin(1, holds, NULL);

	while (!has_it)
		uk_thread_sleep(uk_plat_time_ns() + MS);
	return t;
}

UK_TEST(mutex_inherits_the_priority_of_who_waits_and_gives_it_back)
{
	struct uk_thread *holder = begin_holder();
	struct uk_thread *waiter = begin(20, waits, NULL);

	UK_EXPECT_INT(holder->sched.priority, ==, 20);
	UK_EXPECT(!got_it);
	goes_on = true;
	/* By itself the holder would not run beside this one. */
	uint64_t limit = uk_plat_time_ns() + 10000 * MS;

	while (!got_it && uk_plat_time_ns() < limit)
		continue;
	UK_EXPECT(got_it);
	UK_EXPECT_INT(holder->sched.priority, ==, 1);
	UK_EXPECT_INT(uk_thread_join(waiter, NULL), ==, 0);
	UK_EXPECT_INT(uk_thread_join(holder, NULL), ==, 0);
}

UK_TEST(mutex_passes_priorities_on_along_a_chain)
{
	struct uk_thread *holder = begin_holder();
	struct uk_thread *middle = begin(17, waits_with_another, NULL);
	struct uk_thread *urgent = begin(25, waits_for_the_second, NULL);

	UK_EXPECT_INT(holder->sched.priority, ==, 25);
	UK_EXPECT_INT(middle->sched.priority, ==, 25);
	goes_on = true;
	UK_EXPECT_INT(uk_thread_join(urgent, NULL), ==, 0);
	UK_EXPECT(got_it);
	UK_EXPECT_INT(uk_thread_join(middle, NULL), ==, 0);
	UK_EXPECT_INT(uk_thread_join(holder, NULL), ==, 0);
}

static void *gives_up(void *arg)
{
	*(int *)arg = uk_mutex_lock_until(&mutex, uk_plat_time_ns() + 200 * MS);
	return arg;
}

UK_TEST(mutex_takes_back_what_who_gave_up_has_lent)
{
	struct uk_thread *holder = begin_holder();
	int error = 0;
	struct uk_thread *waiter = begin(20, gives_up, &error);

	UK_EXPECT_INT(holder->sched.priority, ==, 20);
	UK_EXPECT_INT(uk_thread_set_priority(holder, 2), ==, 0);
	UK_EXPECT_INT(holder->sched.priority, ==, 20);
	UK_EXPECT_INT(uk_thread_join(waiter, NULL), ==, 0);
	UK_EXPECT_INT(error, ==, -ETIMEDOUT);
	UK_EXPECT_INT(holder->sched.priority, ==, 2);
	goes_on = true;
	UK_EXPECT_INT(uk_thread_join(holder, NULL), ==, 0);
}
