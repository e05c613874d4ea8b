// SPDX-License-Identifier: BSD-3-Clause
// <semaphore.h>: semaphores without names.
#include "internal.h"

#include <semaphore.h>
#include <uk/interrupt.h>

struct sem {
	unsigned count;
	struct uk_waitq waiters;
};
_Static_assert(sizeof(struct sem) <= sizeof(sem_t),
	       "semaphore.h: a semaphore needs more room");

static int fail(int error)
{
	errno = error;
	return -1;
}

int sem_init(sem_t *sem, int shared, unsigned value)
{
	struct sem *s = (struct sem *)sem;

	(void)shared;
	if (value > SEM_VALUE_MAX)
		return fail(EINVAL);
	s->count = value;
	uk_waitq_init(&s->waiters, "a semaphore");
	return 0;
}

int sem_destroy(sem_t *sem)
{
	return uk_waitq_first(&((struct sem *)sem)->waiters) ? fail(EBUSY) : 0;
}

/* Whoever was woken looks again: others may have been quicker. */
static int take_once(struct sem *s, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	while (s->count == 0 && !error)
		error = uk_interrupt_wait(&s->waiters, deadline_ns);
	if (!error)
		s->count--;
	uk_waitq_leave(flags);
	return error;
}

static int take(struct sem *s, uint64_t deadline_ns)
{
	int error;

	do
		error = take_once(s, deadline_ns);
	while (error == -EINTR && uk_interrupt_handle());
	return error ? fail(-error) : 0;
}

int sem_wait(sem_t *sem)
{
	return take((struct sem *)sem, UK_PLAT_FOREVER);
}

int sem_trywait(sem_t *sem)
{
	struct sem *s = (struct sem *)sem;
	unsigned long flags = uk_waitq_enter();
	bool got = s->count > 0;

	s->count -= got;
	uk_waitq_leave(flags);
	return got ? 0 : fail(EAGAIN);
}

int sem_clockwait(sem_t *restrict sem, clockid_t clock,
		  const struct timespec *restrict when)
{
	uint64_t deadline;
	int error;

	/* Only one that waits has a look at the time. */
	if (sem_trywait(sem) == 0)
		return 0;
	error = pthread_deadline(clock, when, &deadline);
	return error ? fail(error) : take((struct sem *)sem, deadline);
}

int sem_timedwait(sem_t *restrict sem, const struct timespec *restrict when)
{
	return sem_clockwait(sem, CLOCK_REALTIME, when);
}

int sem_post(sem_t *sem)
{
	struct sem *s = (struct sem *)sem;
	unsigned long flags = uk_waitq_enter();
	int error = s->count == SEM_VALUE_MAX ? EOVERFLOW : 0;

	if (!error) {
		s->count++;
		uk_waitq_wake(&s->waiters, 1);
	}
	uk_waitq_leave(flags);
	return error ? fail(error) : 0;
}

int sem_getvalue(sem_t *restrict sem, int *restrict value)
{
	*value = (int)((struct sem *)sem)->count;
	return 0;
}
