// SPDX-License-Identifier: BSD-3-Clause
// Conditions: waiting for what other threads make true.
#include "internal.h"

#include <uk/cond.h>
#include <uk/interrupt.h>

struct cond {
	int clock; /* 0: CLOCK_REALTIME */
	bool ready;
	struct uk_cond cond;
};
_Static_assert(sizeof(struct cond) <= sizeof(pthread_cond_t),
	       "sys/_pthreadtypes.h: a condition needs more room");

static struct cond *cond_of(pthread_cond_t *cond)
{
	struct cond *c = (struct cond *)cond;

	if (c->ready)
		return c;
	unsigned long flags = uk_waitq_enter();

	if (!c->ready)
		uk_cond_init(&c->cond);
	c->ready = true;
	uk_waitq_leave(flags);
	return c;
}

int pthread_cond_init(pthread_cond_t *restrict cond,
		      const pthread_condattr_t *restrict attr)
{
	*cond = (pthread_cond_t)PTHREAD_COND_INITIALIZER;
	cond->__clock = attr ? (int)attr->__clock : 0;
	cond_of(cond);
	return 0;
}

int pthread_cond_destroy(pthread_cond_t *cond)
{
	return uk_waitq_first(&cond_of(cond)->cond.waiters) ? EBUSY : 0;
}

/* One that was taken several times is given away whole. A signal's handler runs
 * meanwhile, and then the wait is over for no reason, as POSIX lets it be. */
static int wait(struct cond *c, struct uk_mutex *m, uint64_t deadline_ns)
{
	unsigned depth = m->depth;

	if (m->owner != uk_thread_self())
		return EPERM;
	m->depth = 0;
	unsigned long flags = uk_waitq_enter();

	uk_mutex_unlock(m);
	int error = uk_interrupt_wait(&c->cond.waiters, deadline_ns);

	uk_waitq_leave(flags);
	if (error == -EINTR) {
		uk_interrupt_handle();
		error = 0;
	}
	uk_mutex_lock(m);
	m->depth = depth;
	return -error;
}

int pthread_cond_wait(pthread_cond_t *restrict cond,
		      pthread_mutex_t *restrict mutex)
{
	return wait(cond_of(cond), &pthread_mutex_of(mutex)->mutex,
		    UK_PLAT_FOREVER);
}

int pthread_cond_clockwait(pthread_cond_t *restrict cond,
			   pthread_mutex_t *restrict mutex, clockid_t clock,
			   const struct timespec *restrict when)
{
	uint64_t deadline;
	int error = pthread_deadline(clock, when, &deadline);

	return error ? error
		     : wait(cond_of(cond), &pthread_mutex_of(mutex)->mutex,
			    deadline);
}

int pthread_cond_timedwait(pthread_cond_t *restrict cond,
			   pthread_mutex_t *restrict mutex,
			   const struct timespec *restrict when)
{
	int clock = cond->__clock;

	return pthread_cond_clockwait(
	    cond, mutex, clock ? (clockid_t)clock : CLOCK_REALTIME, when);
}

int pthread_cond_signal(pthread_cond_t *cond)
{
	uk_cond_signal(&cond_of(cond)->cond);
	return 0;
}

int pthread_cond_broadcast(pthread_cond_t *cond)
{
	uk_cond_broadcast(&cond_of(cond)->cond);
	return 0;
}
