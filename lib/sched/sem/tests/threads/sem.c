// SPDX-License-Identifier: BSD-3-Clause
// Tests: what is posted is taken once, by who waited longest.
#include <uk/sem.h>
#include <uk/test.h>
#include <uk/thread.h>

static struct uk_sem sem = UK_SEM_INIT(sem, 0);
static unsigned order[3], done;

static void *waits(void *arg)
{
	uk_sem_wait(&sem);
	order[done++] = *(unsigned *)arg;
	return NULL;
}

UK_TEST(sem_gives_each_post_to_one_in_their_order)
{
	static unsigned numbers[] = {1, 2, 3};
	struct uk_thread *t[3];

	done = 0;
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, waits, &numbers[i]),
			      ==, 0);
	uk_thread_yield();
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(done, ==, i);
		UK_EXPECT_INT(uk_sem_post(&sem), ==, 0);
		/* It is taken: who comes later finds nothing. */
		UK_EXPECT_INT(uk_sem_try(&sem), ==, -EAGAIN);
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
		UK_EXPECT_INT(order[i], ==, numbers[i]);
	}
}

UK_TEST(sem_counts_what_nobody_waits_for)
{
	struct uk_sem s;

	uk_sem_init(&s, 1);
	UK_EXPECT_INT(uk_sem_post(&s), ==, 0);
	uk_sem_wait(&s);
	UK_EXPECT_INT(uk_sem_try(&s), ==, 0);
	UK_EXPECT_INT(uk_sem_try(&s), ==, -EAGAIN);
	UK_EXPECT_INT(uk_sem_wait_until(&s, uk_plat_time_ns() + 5000000), ==,
		      -ETIMEDOUT);
}

UK_TEST(sem_does_not_count_beyond_its_end)
{
	struct uk_sem s;

	uk_sem_init(&s, ~0U);
	UK_EXPECT_INT(uk_sem_post(&s), ==, -EOVERFLOW);
	UK_EXPECT_INT(s.count, ==, ~0U);
}
