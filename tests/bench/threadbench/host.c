// SPDX-License-Identifier: BSD-3-Clause
// The measurements with the host's pthreads, all on one CPU: what goes from one
// CPU to another takes longer.
#define _GNU_SOURCE
#include "bench.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdlib.h>

static sem_t there, back;
static pthread_t other;
static void (*job)(void);
static volatile unsigned left;

__attribute__((constructor)) static void use_one_cpu(void)
{
	cpu_set_t one;

	CPU_ZERO(&one);
	CPU_SET(sched_getcpu(), &one);
	if (sched_setaffinity(0, sizeof(one), &one) || sem_init(&there, 0, 0) ||
	    sem_init(&back, 0, 0))
		abort();
}

static void hand_back(void)
{
	sem_wait(&there);
	sem_post(&back);
}

static void yield(void)
{
	sched_yield();
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
	if (pthread_create(&other, NULL, partner, NULL))
		abort();
}

void bench_handover(unsigned rounds)
{
	begin(rounds, hand_back);
	for (unsigned i = 0; i < rounds; i++) {
		sem_post(&there);
		sem_wait(&back);
	}
	pthread_join(other, NULL);
}

void bench_yield(unsigned rounds)
{
	begin(rounds, yield);
	for (unsigned i = 0; i < rounds; i++)
		sched_yield();
	pthread_join(other, NULL);
}

static void *nothing(void *arg)
{
	return arg;
}

void bench_create(unsigned rounds)
{
	pthread_t t;

	for (unsigned i = 0; i < rounds; i++)
		if (pthread_create(&t, NULL, nothing, NULL) ||
		    pthread_join(t, NULL))
			abort();
}

void bench_mutex(unsigned rounds)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

	for (unsigned i = 0; i < rounds; i++) {
		pthread_mutex_lock(&mutex);
		pthread_mutex_unlock(&mutex);
	}
}
