// SPDX-License-Identifier: BSD-3-Clause
// The measurements with Unicore's threads.
#include "bench.h"

#include <stdlib.h>
#include <uk/mutex.h>
#include <uk/sem.h>
#include <uk/thread.h>

static struct uk_sem there = UK_SEM_INIT(there, 0);
static struct uk_sem back = UK_SEM_INIT(back, 0);
static struct uk_thread *other;
static void (*job)(void);
static volatile unsigned left;

static void hand_back(void)
{
	uk_sem_wait(&there);
	if (uk_sem_post(&back))
		abort();
}

static void *partner(void *arg)
{
	while (left > 0) {
		left--;
		job();
	}
	return arg;
}

static void begin(unsigned rounds, void (*fn)(void))
{
	left = rounds;
	job = fn;
	if (uk_thread_create(&other, NULL, partner, NULL))
		abort();
}

static void end(void)
{
	if (uk_thread_join(other, NULL))
		abort();
}

void bench_handover(unsigned rounds)
{
	begin(rounds, hand_back);
	for (unsigned i = 0; i < rounds; i++) {
		if (uk_sem_post(&there))
			abort();
		uk_sem_wait(&back);
	}
	end();
}

void bench_yield(unsigned rounds)
{
	begin(rounds, uk_thread_yield);
	for (unsigned i = 0; i < rounds; i++)
		uk_thread_yield();
	end();
}

static void *nothing(void *arg)
{
	return arg;
}

void bench_create(unsigned rounds)
{
	struct uk_thread *t;

	for (unsigned i = 0; i < rounds; i++)
		if (uk_thread_create(&t, NULL, nothing, NULL) ||
		    uk_thread_join(t, NULL))
			abort();
}

void bench_mutex(unsigned rounds)
{
	static struct uk_mutex mutex = UK_MUTEX_INIT(mutex);

	for (unsigned i = 0; i < rounds; i++) {
		uk_mutex_lock(&mutex);
		uk_mutex_unlock(&mutex);
	}
}
