// SPDX-License-Identifier: BSD-3-Clause
// Tests: queues wake who waited longest, and let go whose time is over.
#include <uk/test.h>
#include <uk/thread.h>
#include <uk/waitq.h>

enum { WAITERS = 3 };

static struct uk_waitq queue = UK_WAITQ_INIT(queue, "a test");
static unsigned order[WAITERS], woken;

static int wait_in_queue(uint64_t deadline_ns)
{
	unsigned long flags = uk_plat_irq_save();
	int error = uk_waitq_wait(&queue, deadline_ns);

	uk_plat_irq_restore(flags);
	return error;
}

static void *waits(void *arg)
{
	if (wait_in_queue(UK_PLAT_FOREVER) == 0)
		order[woken++] = *(unsigned *)arg;
	return NULL;
}

UK_TEST(queue_wakes_who_waited_longest)
{
	static unsigned numbers[WAITERS] = {1, 2, 3};
	struct uk_thread *t[WAITERS];

	woken = 0;
	for (unsigned i = 0; i < WAITERS; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, waits, &numbers[i]),
			      ==, 0);
	uk_thread_yield();
	UK_EXPECT_INT(uk_waitq_wake(&queue, 1), ==, 1);
	UK_EXPECT_INT(woken, ==, 0);
	uk_thread_yield();
	UK_EXPECT_INT(woken, ==, 1);
	UK_EXPECT_INT(uk_waitq_wake(&queue, UK_WAITQ_ALL), ==, 2);
	for (unsigned i = 0; i < WAITERS; i++)
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
	UK_EXPECT_INT(uk_waitq_wake(&queue, 1), ==, 0);
	for (unsigned i = 0; i < WAITERS; i++)
		UK_EXPECT_INT(order[i], ==, numbers[i]);
}

UK_TEST(wait_ends_at_its_deadline)
{
	uint64_t deadline = uk_plat_time_ns() + 20000000;

	UK_EXPECT_INT(wait_in_queue(deadline), ==, -ETIMEDOUT);
	UK_EXPECT(uk_plat_time_ns() >= deadline);
	UK_EXPECT_INT(uk_waitq_wake(&queue, UK_WAITQ_ALL), ==, 0);
}

static void *wakes(void *arg)
{
	*(unsigned *)arg = uk_waitq_wake(&queue, 1);
	return NULL;
}

UK_TEST(wait_that_is_woken_in_time_leaves_no_deadline)
{
	uint64_t deadline = uk_plat_time_ns() + 300000000;
	unsigned count = 0;
	struct uk_thread *t;

	UK_EXPECT_INT(uk_thread_create(&t, NULL, wakes, &count), ==, 0);
	UK_EXPECT_INT(wait_in_queue(deadline), ==, 0);
	UK_EXPECT(uk_plat_time_ns() < deadline);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(count, ==, 1);
	uk_thread_sleep(deadline + 1000000);
}
