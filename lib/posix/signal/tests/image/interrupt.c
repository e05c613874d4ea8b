// SPDX-License-Identifier: BSD-3-Clause
// Tests of signals that end what other libraries wait in.
#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <sys/time.h>
#include <time.h>
#include <uk/test.h>
#include <uk/thread.h>
#include <unistd.h>

static int calls;

static void count(int number)
{
	(void)number;
	calls++;
}

/* An alarm in 3 ms, and every 3 ms from then on. */
static bool ring(int flags)
{
	const struct sigaction action = {.sa_handler = count,
					 .sa_flags = flags};
	const struct itimerval often = {.it_value.tv_usec = 3000,
					.it_interval.tv_usec = 3000};

	calls = 0;
	return sigaction(SIGALRM, &action, NULL) == 0 &&
	       setitimer(ITIMER_REAL, &often, NULL) == 0;
}

UK_TEST(are_there_still_after_a_pause)
{
	UK_EXPECT(ring(0));
	UK_EXPECT_INT(pause(), ==, -1);
	UK_EXPECT_INT(errno, ==, EINTR);
	alarm(0);
	UK_EXPECT_INT(calls, >=, 1);
}

#ifdef CONFIG_TIME
UK_TEST(end_a_sleep)
{
	const struct timespec wanted = {.tv_sec = 100};
	struct timespec left = {.tv_sec = 0};

	UK_EXPECT(ring(SA_RESTART));
	UK_EXPECT_INT(nanosleep(&wanted, &left), ==, -1);
	UK_EXPECT_INT(errno, ==, EINTR);
	UK_EXPECT_INT(calls, >=, 1);
	UK_EXPECT_INT(left.tv_sec, >=, 80);
	UK_EXPECT_INT(left.tv_sec, <, 100);
	UK_EXPECT_INT(sleep(100), >=, 80);
	alarm(0);
}

UK_TEST(come_from_timers)
{
	struct sigevent event = {.sigev_notify = SIGEV_SIGNAL,
				 .sigev_signo = SIGUSR1};
	const struct itimerspec soon = {.it_value.tv_nsec = 2000000};
	timer_t id;

	calls = 0;
	UK_EXPECT(signal(SIGUSR1, count) != SIG_ERR);
	UK_EXPECT_INT(timer_create(CLOCK_MONOTONIC, &event, &id), ==, 0);
	UK_EXPECT_INT(timer_settime(id, 0, &soon, NULL), ==, 0);
	UK_EXPECT_INT(pause(), ==, -1);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_INT(timer_getoverrun(id), ==, 0);
	UK_EXPECT_INT(timer_delete(id), ==, 0);
	UK_EXPECT(signal(SIGUSR1, SIG_DFL) == count);
}
#endif

#ifdef CONFIG_PTHREAD
static void *run_until(void *stop)
{
	while (!*(volatile bool *)stop)
		uk_thread_yield();
	return NULL;
}

UK_TEST(are_handled_by_a_thread_that_ends)
{
	const sigset_t all = ~(sigset_t)0;
	sigset_t before;
	pthread_t other;
	bool stop = false;

	calls = 0;
	UK_EXPECT(signal(SIGUSR1, count) != SIG_ERR);
	UK_EXPECT_INT(pthread_create(&other, NULL, run_until, &stop), ==, 0);
	UK_EXPECT_INT(pthread_sigmask(SIG_BLOCK, &all, &before), ==, 0);
	UK_EXPECT_INT(kill(getpid(), SIGUSR1), ==, 0);
	UK_EXPECT_INT(calls, ==, 0);
	stop = true;
	UK_EXPECT_INT(pthread_join(other, NULL), ==, 0);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_INT(pthread_sigmask(SIG_SETMASK, &before, NULL), ==, 0);
	UK_EXPECT(signal(SIGUSR1, SIG_DFL) == count);
}

UK_TEST(end_a_wait_for_a_semaphore_or_not)
{
	struct timespec soon;
	sem_t sem;

	UK_EXPECT_INT(sem_init(&sem, 0, 0), ==, 0);
	UK_EXPECT(ring(0));
	UK_EXPECT_INT(sem_wait(&sem), ==, -1);
	UK_EXPECT_INT(errno, ==, EINTR);
	UK_EXPECT_INT(calls, >=, 1);
	UK_EXPECT(ring(SA_RESTART));
	clock_gettime(CLOCK_MONOTONIC, &soon);
	soon.tv_sec += soon.tv_nsec >= 990000000;
	soon.tv_nsec = (soon.tv_nsec + 10000000) % 1000000000;
	UK_EXPECT_INT(sem_clockwait(&sem, CLOCK_MONOTONIC, &soon), ==, -1);
	UK_EXPECT_INT(errno, ==, ETIMEDOUT);
	UK_EXPECT_INT(calls, >=, 1);
	alarm(0);
}

static void *show_mask(void *mask)
{
	pthread_sigmask(SIG_BLOCK, NULL, mask);
	return NULL;
}

UK_TEST(stay_blocked_in_threads_made_then)
{
	const sigset_t one = 1UL << SIGUSR1;
	sigset_t seen = 0;
	pthread_t t;

	UK_EXPECT_INT(pthread_sigmask(SIG_BLOCK, &one, NULL), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, show_mask, &seen), ==, 0);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(pthread_sigmask(SIG_UNBLOCK, &one, NULL), ==, 0);
	UK_EXPECT_INT(seen, ==, one);
}

static sem_t from_handler;
static pthread_t joined_by;

static void post(int number)
{
	calls = number;
	sem_post(&from_handler);
}

static void *make_main_post(void *arg)
{
	if (pthread_kill(joined_by, SIGUSR1) || sem_wait(&from_handler))
		return NULL;
	return arg;
}

UK_TEST(are_handled_while_a_thread_is_joined)
{
	void *result;
	pthread_t t;

	joined_by = pthread_self();
	UK_EXPECT_INT(sem_init(&from_handler, 0, 0), ==, 0);
	UK_EXPECT(signal(SIGUSR1, post) == SIG_DFL);
	UK_EXPECT_INT(pthread_create(&t, NULL, make_main_post, &calls), ==, 0);
	UK_EXPECT_INT(pthread_join(t, &result), ==, 0);
	UK_EXPECT(result == &calls);
	UK_EXPECT_INT(calls, ==, SIGUSR1);
	UK_EXPECT(signal(SIGUSR1, SIG_DFL) == post);
}

/* Not before the handler has run. */
static void *meet(void *barrier)
{
	make_main_post(NULL);
	pthread_barrier_wait(barrier);
	return NULL;
}

UK_TEST(are_handled_while_a_condition_or_a_barrier_is_waited_for)
{
	pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
	pthread_cond_t cond = PTHREAD_COND_INITIALIZER;
	pthread_barrier_t barrier;
	pthread_t t;

	UK_EXPECT(ring(0));
	UK_EXPECT_INT(pthread_mutex_lock(&mutex), ==, 0);
	while (calls < 2)
		UK_EXPECT_INT(pthread_cond_wait(&cond, &mutex), ==, 0);
	UK_EXPECT_INT(pthread_mutex_unlock(&mutex), ==, 0);
	alarm(0);
	joined_by = pthread_self();
	UK_EXPECT_INT(sem_init(&from_handler, 0, 0), ==, 0);
	UK_EXPECT(signal(SIGUSR1, post) == SIG_DFL);
	UK_EXPECT_INT(pthread_barrier_init(&barrier, NULL, 2), ==, 0);
	UK_EXPECT_INT(pthread_create(&t, NULL, meet, &barrier), ==, 0);
	UK_EXPECT(pthread_barrier_wait(&barrier) <= 0);
	UK_EXPECT_INT(calls, ==, SIGUSR1);
	UK_EXPECT_INT(pthread_barrier_destroy(&barrier), ==, 0);
	UK_EXPECT_INT(pthread_join(t, NULL), ==, 0);
	UK_EXPECT_INT(sem_destroy(&from_handler), ==, 0);
	UK_EXPECT(signal(SIGUSR1, SIG_DFL) == post);
}
#endif
