// SPDX-License-Identifier: BSD-3-Clause
// Tests: one at a time, in their order, up to a deadline.
#include <uk/mutex.h>
#include <uk/test.h>
#include <uk/thread.h>

static struct uk_mutex mutex = UK_MUTEX_INIT(mutex);
static unsigned inside, most_inside, order[3], done;

static void *takes(void *arg)
{
	uk_mutex_lock(&mutex);
	inside++;
	if (inside > most_inside)
		most_inside = inside;
	order[done++] = *(unsigned *)arg;
	uk_thread_yield();
	inside--;
	uk_mutex_unlock(&mutex);
	return NULL;
}

UK_TEST(mutex_lets_one_in_at_a_time_in_their_order)
{
	static unsigned numbers[] = {1, 2, 3};
	struct uk_thread *t[3];

	inside = most_inside = done = 0;
	uk_mutex_lock(&mutex);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, takes, &numbers[i]),
			      ==, 0);
	uk_thread_yield();
	UK_EXPECT_INT(done, ==, 0);
	UK_EXPECT_INT(uk_mutex_try(&mutex), ==, -EBUSY);
	uk_mutex_unlock(&mutex);
	/* It is the first one's already. */
	UK_EXPECT_INT(uk_mutex_try(&mutex), ==, -EBUSY);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
	UK_EXPECT_INT(most_inside, ==, 1);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(order[i], ==, numbers[i]);
	UK_EXPECT_INT(uk_mutex_try(&mutex), ==, 0);
	uk_mutex_unlock(&mutex);
}

static void *waits_a_little(void *arg)
{
	*(int *)arg = uk_mutex_lock_until(&mutex, uk_plat_time_ns() + 10000000);
	return NULL;
}

UK_TEST(mutex_that_stays_held_times_out)
{
	struct uk_thread *t;
	int error = 0;

	uk_mutex_lock(&mutex);
	UK_EXPECT_INT(uk_thread_create(&t, NULL, waits_a_little, &error), ==,
		      0);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	uk_mutex_unlock(&mutex);
	UK_EXPECT_INT(error, ==, -ETIMEDOUT);
	UK_EXPECT_INT(uk_mutex_try(&mutex), ==, 0);
	uk_mutex_unlock(&mutex);
}

UK_TEST(mutex_may_be_taken_again)
{
	struct uk_mutex m;

	uk_mutex_init(&m);
	uk_mutex_lock_again(&m);
	uk_mutex_lock_again(&m);
	uk_mutex_unlock(&m);
	UK_EXPECT_INT(uk_mutex_try(&m), ==, -EBUSY);
	uk_mutex_unlock(&m);
	UK_EXPECT_INT(uk_mutex_try(&m), ==, 0);
	uk_mutex_unlock(&m);
}
