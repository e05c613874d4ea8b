// SPDX-License-Identifier: BSD-3-Clause
// Tests: readers together, writers alone, and nobody waits for ever.
#include <uk/rwlock.h>
#include <uk/test.h>
#include <uk/thread.h>

static struct uk_rwlock lock = UK_RWLOCK_INIT(lock);
static char trace[32];
static unsigned traced;

static void note(char c)
{
	if (traced < sizeof(trace) - 1)
		trace[traced++] = c;
	trace[traced] = '\0';
}

static void begin(void)
{
	traced = 0;
	trace[0] = '\0';
}

static void *reads(void *arg)
{
	if (uk_rwlock_read(&lock, UK_PLAT_FOREVER))
		return NULL;
	note(*(const char *)arg);
	uk_thread_yield();
	uk_rwlock_unlock(&lock);
	return arg;
}

static void *writes(void *arg)
{
	if (uk_rwlock_write(&lock, UK_PLAT_FOREVER))
		return NULL;
	note(*(const char *)arg);
	uk_thread_yield();
	note(*(const char *)arg);
	uk_rwlock_unlock(&lock);
	return arg;
}

static void join_all(struct uk_thread **t, unsigned count)
{
	void *result;

	for (unsigned i = 0; i < count; i++) {
		UK_EXPECT_INT(uk_thread_join(t[i], &result), ==, 0);
		UK_EXPECT(result != NULL);
	}
}

UK_TEST(rwlock_who_reads_does_not_pass_a_writer_that_waits)
{
	static char names[] = "rwab";
	struct uk_thread *t[3];

	begin();
	UK_EXPECT_INT(uk_rwlock_read(&lock, UK_PLAT_FOREVER), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t[0], NULL, writes, &names[1]), ==, 0);
	uk_thread_yield();
	UK_EXPECT_INT(uk_rwlock_try_read(&lock), ==, -EBUSY);
	UK_EXPECT_INT(uk_thread_create(&t[1], NULL, reads, &names[2]), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t[2], NULL, reads, &names[3]), ==, 0);
	uk_thread_yield();
	UK_EXPECT_STR(trace, "");
	uk_rwlock_unlock(&lock);
	join_all(t, 3);
	UK_EXPECT_STR(trace, "wwab");
	UK_EXPECT_INT(uk_rwlock_try_write(&lock), ==, 0);
	UK_EXPECT_INT(uk_rwlock_try_write(&lock), ==, -EBUSY);
	UK_EXPECT_INT(uk_rwlock_write(&lock, UK_PLAT_FOREVER), ==, -EDEADLK);
	UK_EXPECT_INT(uk_rwlock_read(&lock, UK_PLAT_FOREVER), ==, -EDEADLK);
	uk_rwlock_unlock(&lock);
}

UK_TEST(rwlock_after_a_write_who_waits_to_read_comes_before_writers)
{
	static char names[] = "vab";
	struct uk_thread *t[3];

	begin();
	UK_EXPECT_INT(uk_rwlock_write(&lock, UK_PLAT_FOREVER), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t[0], NULL, writes, &names[0]), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t[1], NULL, reads, &names[1]), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t[2], NULL, reads, &names[2]), ==, 0);
	uk_thread_yield();
	uk_rwlock_unlock(&lock);
	join_all(t, 3);
	UK_EXPECT_STR(trace, "abvv");
}

static void *gives_up(void *arg)
{
	*(int *)arg = uk_rwlock_write(&lock, uk_plat_time_ns() + 10000000);
	return arg;
}

UK_TEST(rwlock_a_writer_that_gives_up_lets_readers_pass)
{
	static char name[] = "a";
	struct uk_thread *t[2];
	int error = 0;

	begin();
	UK_EXPECT_INT(uk_rwlock_read(&lock, UK_PLAT_FOREVER), ==, 0);
	UK_EXPECT_INT(uk_thread_create(&t[0], NULL, gives_up, &error), ==, 0);
	uk_thread_yield();
	UK_EXPECT_INT(uk_thread_create(&t[1], NULL, reads, name), ==, 0);
	uk_thread_yield();
	UK_EXPECT_STR(trace, "");
	join_all(t, 2);
	UK_EXPECT_INT(error, ==, -ETIMEDOUT);
	UK_EXPECT_STR(trace, "a");
	uk_rwlock_unlock(&lock);
}
