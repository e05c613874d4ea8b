// SPDX-License-Identifier: BSD-3-Clause
// Mutexes: taken and given back, with what each type finds out.
#include "internal.h"

#include <limits.h>

/* Whoever takes a mutex of no special type twice waits for itself. */
static int lock_for_ever(uint64_t deadline_ns)
{
	struct uk_waitq never =
	    UK_WAITQ_INIT(never, "a mutex that it has itself");
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (!error)
		error = -uk_waitq_wait(&never, deadline_ns);
	uk_waitq_leave(flags);
	return error;
}

static int lock_again(struct pthread_mutex *m)
{
	if (m->mutex.depth == UINT_MAX)
		return EAGAIN;
	uk_mutex_lock_again(&m->mutex);
	return 0;
}

static bool is_mine(const struct pthread_mutex *m)
{
	return m->mutex.owner == uk_thread_self();
}

static int lock(struct pthread_mutex *m, uint64_t deadline_ns)
{
	if (!is_mine(m))
		return -uk_mutex_lock_until(&m->mutex, deadline_ns);
	switch (m->type) {
	case PTHREAD_MUTEX_RECURSIVE:
		return lock_again(m);
	case PTHREAD_MUTEX_ERRORCHECK:
		return EDEADLK;
	default:
		return lock_for_ever(deadline_ns);
	}
}

int pthread_mutex_lock(pthread_mutex_t *mutex)
{
	return lock(pthread_mutex_of(mutex), UK_PLAT_FOREVER);
}

int pthread_mutex_trylock(pthread_mutex_t *mutex)
{
	struct pthread_mutex *m = pthread_mutex_of(mutex);

	if (is_mine(m) && m->type == PTHREAD_MUTEX_RECURSIVE)
		return lock_again(m);
	return -uk_mutex_try(&m->mutex);
}

int pthread_mutex_clocklock(pthread_mutex_t *restrict mutex, clockid_t clock,
			    const struct timespec *restrict when)
{
	uint64_t deadline;
	int error = pthread_mutex_trylock(mutex);

	/* Only one that waits has a look at the time. */
	if (error != EBUSY)
		return error;
	error = pthread_deadline(clock, when, &deadline);
	return error ? error : lock(pthread_mutex_of(mutex), deadline);
}

int pthread_mutex_timedlock(pthread_mutex_t *restrict mutex,
			    const struct timespec *restrict when)
{
	return pthread_mutex_clocklock(mutex, CLOCK_REALTIME, when);
}

int pthread_mutex_unlock(pthread_mutex_t *mutex)
{
	struct pthread_mutex *m = pthread_mutex_of(mutex);

	if (!is_mine(m))
		return EPERM;
	uk_mutex_unlock(&m->mutex);
	return 0;
}
