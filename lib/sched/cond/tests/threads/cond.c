// SPDX-License-Identifier: BSD-3-Clause
// Tests: a queue between threads, with a mutex and two conditions.
#include <uk/cond.h>
#include <uk/test.h>
#include <uk/thread.h>

enum { ROOM = 3, ITEMS = 100 };

static struct uk_mutex mutex = UK_MUTEX_INIT(mutex);
static struct uk_cond filled = UK_COND_INIT(filled);
static struct uk_cond emptied = UK_COND_INIT(emptied);
static unsigned items[ROOM], count, next_in, next_out;

static void put(unsigned item)
{
	uk_mutex_lock(&mutex);
	while (count == ROOM)
		uk_cond_wait(&emptied, &mutex);
	items[next_in++ % ROOM] = item;
	count++;
	uk_cond_signal(&filled);
	uk_mutex_unlock(&mutex);
}

static unsigned take(void)
{
	uk_mutex_lock(&mutex);
	while (count == 0)
		uk_cond_wait(&filled, &mutex);
	unsigned item = items[next_out++ % ROOM];

	count--;
	uk_cond_signal(&emptied);
	uk_mutex_unlock(&mutex);
	return item;
}

static void *puts_all(void *arg)
{
	(void)arg;
	for (unsigned i = 1; i <= ITEMS; i++)
		put(i);
	return NULL;
}

UK_TEST(cond_leads_a_queue_past_full_and_empty)
{
	struct uk_thread *t;

	UK_EXPECT_INT(uk_thread_create(&t, NULL, puts_all, NULL), ==, 0);
	for (unsigned i = 1; i <= ITEMS; i++)
		UK_EXPECT_INT(take(), ==, i);
	UK_EXPECT_INT(uk_thread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(count, ==, 0);
}

UK_TEST(cond_has_the_mutex_again_when_its_time_is_over)
{
	struct uk_cond never;

	uk_cond_init(&never);
	uk_mutex_lock(&mutex);
	UK_EXPECT_INT(
	    uk_cond_wait_until(&never, &mutex, uk_plat_time_ns() + 5000000), ==,
	    -ETIMEDOUT);
	UK_EXPECT_INT(uk_mutex_try(&mutex), ==, -EBUSY);
	uk_mutex_unlock(&mutex);
}

static bool go;
static unsigned gone;

static void *waits_to_go(void *arg)
{
	uk_mutex_lock(&mutex);
	while (!go)
		uk_cond_wait(&filled, &mutex);
	gone++;
	uk_mutex_unlock(&mutex);
	return arg;
}

UK_TEST(cond_broadcast_wakes_all)
{
	struct uk_thread *t[3];

	go = false;
	gone = 0;
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_create(&t[i], NULL, waits_to_go, NULL),
			      ==, 0);
	uk_thread_yield();
	uk_mutex_lock(&mutex);
	go = true;
	uk_cond_broadcast(&filled);
	uk_mutex_unlock(&mutex);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(uk_thread_join(t[i], NULL), ==, 0);
	UK_EXPECT_INT(gone, ==, 3);
}
