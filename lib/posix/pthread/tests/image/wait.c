// SPDX-License-Identifier: BSD-3-Clause
// Tests of conditions, reader-writer locks, barriers, semaphores and once.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdint.h>
#include <string.h>
#include <uk/test.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
static int turn;

static void *answer(void *arg)
{
	pthread_mutex_lock(&mutex);
	while (turn != 1)
		pthread_cond_wait(&cond, &mutex);
	turn = 2;
	pthread_cond_broadcast(&cond);
	pthread_mutex_unlock(&mutex);
	return arg;
}

UK_TEST(waits_for_what_another_makes_true)
{
	pthread_t t;

	turn = 0;
	UK_EXPECT_INT(pthread_create(&t, NULL, answer, NULL), ==, 0);
	UK_EXPECT_INT(pthread_mutex_lock(&mutex), ==, 0);
	turn = 1;
	UK_EXPECT_INT(pthread_cond_signal(&cond), ==, 0);
	while (turn != 2)
		UK_EXPECT_INT(pthread_cond_wait(&cond, &mutex), ==, 0);
	UK_EXPECT_INT(pthread_mutex_unlock(&mutex), ==, 0);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(pthread_cond_destroy(&cond), ==, 0);
}

UK_TEST(waits_up_to_a_time_of_its_clock)
{
	const struct timespec past = {.tv_sec = 1}, bad = {.tv_nsec = -1};
	pthread_condattr_t attr;
	pthread_cond_t c;
	clockid_t clock;

	UK_EXPECT_INT(pthread_condattr_init(&attr), ==, 0);
	UK_EXPECT_INT(pthread_condattr_getclock(&attr, &clock), ==, 0);
	UK_EXPECT_INT(clock, ==, CLOCK_REALTIME);
	UK_EXPECT_INT(pthread_condattr_setclock(&attr, 99), ==, EINVAL);
	UK_EXPECT_INT(pthread_condattr_setclock(&attr, CLOCK_MONOTONIC), ==, 0);
	UK_EXPECT_INT(pthread_cond_init(&c, &attr), ==, 0);
	UK_EXPECT_INT(pthread_cond_wait(&c, &mutex), ==, EPERM);
	UK_EXPECT_INT(pthread_mutex_lock(&mutex), ==, 0);
	/* A time that is past on one clock and to come on the other. */
	struct timespec soon;

	clock_gettime(CLOCK_MONOTONIC, &soon);
	UK_EXPECT_INT(pthread_cond_timedwait(&c, &mutex, &soon), ==, ETIMEDOUT);
	UK_EXPECT_INT(pthread_cond_clockwait(&c, &mutex, CLOCK_REALTIME, &past),
		      ==, ETIMEDOUT);
	UK_EXPECT_INT(pthread_cond_timedwait(&c, &mutex, &bad), ==, EINVAL);
	UK_EXPECT_INT(pthread_mutex_unlock(&mutex), ==, 0);
}

static void *take_and_wake(void *m)
{
	pthread_mutex_lock(m);
	turn = 3;
	pthread_cond_signal(&cond);
	pthread_mutex_unlock(m);
	return NULL;
}

UK_TEST(gives_a_recursive_mutex_away_whole)
{
	static pthread_mutex_t m = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;
	pthread_t t;

	turn = 0;
	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_lock(&m), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, take_and_wake, &m), ==, 0);
	while (turn != 3)
		UK_EXPECT_INT(pthread_cond_wait(&cond, &m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, 0);
	UK_EXPECT_INT(pthread_mutex_unlock(&m), ==, EPERM);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
}

static pthread_rwlock_t rwlock = PTHREAD_RWLOCK_INITIALIZER;

static void *try_both(void *arg)
{
	const struct timespec past = {.tv_sec = 1};
	intptr_t seen = 0;

	(void)arg;
	if (pthread_rwlock_tryrdlock(&rwlock) == 0) {
		seen |= 1;
		pthread_rwlock_unlock(&rwlock);
	}
	if (pthread_rwlock_timedwrlock(&rwlock, &past) == 0) {
		seen |= 2;
		pthread_rwlock_unlock(&rwlock);
	}
	return (void *)seen;
}

static intptr_t tries(void)
{
	pthread_t t;
	void *seen = NULL;

	if (pthread_create(&t, NULL, try_both, NULL) || pthread_join(t, &seen))
		return -1;
	return (intptr_t)seen;
}

UK_TEST(lets_many_read_or_one_write)
{
	UK_EXPECT_INT(tries(), ==, 3);
	UK_EXPECT_INT(pthread_rwlock_rdlock(&rwlock), ==, 0);
	UK_EXPECT_INT(tries(), ==, 1);
	UK_EXPECT_INT(pthread_rwlock_destroy(&rwlock), ==, EBUSY);
	UK_EXPECT_INT(pthread_rwlock_unlock(&rwlock), ==, 0);
	UK_EXPECT_INT(pthread_rwlock_wrlock(&rwlock), ==, 0);
	UK_EXPECT_INT(tries(), ==, 0);
	UK_EXPECT_INT(pthread_rwlock_wrlock(&rwlock), ==, EDEADLK);
	UK_EXPECT_INT(pthread_rwlock_rdlock(&rwlock), ==, EDEADLK);
	UK_EXPECT_INT(pthread_rwlock_unlock(&rwlock), ==, 0);
	UK_EXPECT_INT(pthread_rwlock_unlock(&rwlock), ==, EPERM);
	UK_EXPECT_INT(pthread_rwlock_destroy(&rwlock), ==, 0);
}

static pthread_barrier_t barrier;
static int last, passed;

static void *pass(void *arg)
{
	for (int i = 0; i < 3; i++) {
		if (pthread_barrier_wait(&barrier) ==
		    PTHREAD_BARRIER_SERIAL_THREAD)
			last++;
		passed++;
	}
	return arg;
}

UK_TEST(holds_all_until_the_last_comes)
{
	pthread_t t[3];

	UK_EXPECT_INT(pthread_barrier_init(&barrier, NULL, 0), ==, EINVAL);
	UK_EXPECT_INT(pthread_barrier_init(&barrier, NULL, 4), ==, 0);
	for (int i = 0; i < 3; i++)
		UK_EXPECT_INT(pthread_create(&t[i], NULL, pass, NULL), ==, 0);
	sched_yield();
	UK_EXPECT_INT(passed, ==, 0);
	UK_EXPECT_INT(pthread_barrier_destroy(&barrier), ==, EBUSY);
	pass(NULL);
	for (int i = 0; i < 3; i++)
		UK_EXPECT_INT(pthread_join(t[i], NULL), ==, 0);
	UK_EXPECT_INT(last, ==, 3);
	UK_EXPECT_INT(passed, ==, 12);
	UK_EXPECT_INT(pthread_barrier_destroy(&barrier), ==, 0);
}

static sem_t full, empty;
static int box, got;

static void *take_ten(void *arg)
{
	for (int i = 0; i < 10; i++) {
		sem_wait(&full);
		got += box;
		sem_post(&empty);
	}
	return arg;
}

UK_TEST(counts_what_there_is)
{
	const struct timespec past = {.tv_sec = 1};
	pthread_t t;
	int value;

	UK_EXPECT_INT(sem_init(&full, 0, 0), ==, 0);
	UK_EXPECT_INT(sem_init(&empty, 0, 1), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, take_ten, NULL), ==, 0);
	for (int i = 1; i <= 10; i++) {
		UK_EXPECT_INT(sem_wait(&empty), ==, 0);
		box = i;
		UK_EXPECT_INT(sem_post(&full), ==, 0);
	}
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(got, ==, 55);
	UK_EXPECT_INT(sem_getvalue(&empty, &value), ==, 0);
	UK_EXPECT_INT(value, ==, 1);
	UK_EXPECT_INT(sem_trywait(&empty), ==, 0);
	UK_EXPECT_INT(sem_trywait(&empty), ==, -1);
	UK_EXPECT_INT(errno, ==, EAGAIN);
	UK_EXPECT_INT(sem_timedwait(&empty, &past), ==, -1);
	UK_EXPECT_INT(errno, ==, ETIMEDOUT);
	UK_EXPECT_INT(sem_init(&empty, 0, SEM_VALUE_MAX + 1U), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(sem_init(&empty, 0, SEM_VALUE_MAX), ==, 0);
	UK_EXPECT_INT(sem_post(&empty), ==, -1);
	UK_EXPECT_INT(errno, ==, EOVERFLOW);
	UK_EXPECT_INT(sem_destroy(&full), ==, 0);
}

static pthread_once_t once = PTHREAD_ONCE_INIT;
static int times;

static void count(void)
{
	sched_yield();
	times++;
}

static void *do_once(void *seen)
{
	pthread_once(&once, count);
	*(int *)seen = times;
	return NULL;
}

UK_TEST(does_it_once_for_all)
{
	int theirs = 0, mine = 0;
	pthread_t t;

	UK_EXPECT_INT(pthread_create(&t, NULL, do_once, &theirs), ==, 0);
	do_once(&mine);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(mine, ==, 1);
	UK_EXPECT_INT(theirs, ==, 1);
}

UK_TEST(semaphores_are_found_by_name)
{
	char longest[300];
	int value;
	sem_t *a = sem_open("/one", O_CREAT, 0600, 3), *b;

	UK_EXPECT(a != SEM_FAILED);
	b = sem_open("/one", 0);
	UK_EXPECT(b == a);
	UK_EXPECT(sem_open("/one", O_CREAT | O_EXCL, 0600, 1) == SEM_FAILED);
	UK_EXPECT_INT(errno, ==, EEXIST);
	UK_EXPECT(sem_open("/two", 0) == SEM_FAILED);
	UK_EXPECT_INT(errno, ==, ENOENT);
	UK_EXPECT(sem_open("/two", O_CREAT, 0600, -1U) == SEM_FAILED);
	UK_EXPECT_INT(errno, ==, EINVAL);
	memset(longest, 'a', sizeof(longest));
	longest[sizeof(longest) - 1] = '\0';
	UK_EXPECT(sem_open(longest, O_CREAT, 0600, 1) == SEM_FAILED);
	UK_EXPECT_INT(errno, ==, ENAMETOOLONG);
	/* It is there as long as somebody has it open, and by name until then.
	 */
	UK_EXPECT_INT(sem_unlink("/one"), ==, 0);
	UK_EXPECT_INT(sem_unlink("/one"), ==, -1);
	UK_EXPECT_INT(errno, ==, ENOENT);
	UK_EXPECT_INT(sem_close(b), ==, 0);
	UK_EXPECT_INT(sem_getvalue(a, &value), ==, 0);
	UK_EXPECT_INT(value, ==, 3);
	b = sem_open("/one", O_CREAT, 0600, 1);
	UK_EXPECT(b != SEM_FAILED && b != a);
	UK_EXPECT_INT(sem_close(a), ==, 0);
	UK_EXPECT_INT(sem_close(a), ==, -1);
	UK_EXPECT_INT(errno, ==, EINVAL);
	UK_EXPECT_INT(sem_close(b), ==, 0);
	UK_EXPECT_INT(sem_unlink("/one"), ==, 0);
}
