// SPDX-License-Identifier: BSD-3-Clause
// Barriers: threads that go on when as many have come.
#include "internal.h"

#include <uk/interrupt.h>

struct barrier {
	unsigned count, arrived;
	unsigned round;
	unsigned inside; /* of the call, released or not */
	struct uk_waitq waiters;
};
_Static_assert(sizeof(struct barrier) <= sizeof(pthread_barrier_t),
	       "sys/_pthreadtypes.h: a barrier needs more room");

int pthread_barrier_init(pthread_barrier_t *restrict barrier,
			 const pthread_barrierattr_t *restrict attr,
			 unsigned count)
{
	struct barrier *b = (struct barrier *)barrier;

	(void)attr;
	if (count == 0)
		return EINVAL;
	*b = (struct barrier){.count = count};
	uk_waitq_init(&b->waiters, "a barrier");
	return 0;
}

/* Who was the last to arrive may destroy it while others have not run yet. */
int pthread_barrier_destroy(pthread_barrier_t *barrier)
{
	struct barrier *b = (struct barrier *)barrier;
	unsigned long flags = uk_waitq_enter();
	int error = b->arrived ? EBUSY : 0;

	while (b->inside && !error)
		error = -uk_waitq_wait(&b->waiters, UK_PLAT_FOREVER);
	uk_waitq_leave(flags);
	return error;
}

/* A signal's handler runs meanwhile. */
static unsigned long wait_for_round(struct barrier *b, unsigned long flags)
{
	const unsigned round = b->round;

	while (b->round == round) {
		if (uk_interrupt_wait(&b->waiters, UK_PLAT_FOREVER) != -EINTR)
			continue;
		uk_waitq_leave(flags);
		uk_interrupt_handle();
		flags = uk_waitq_enter();
	}
	return flags;
}

int pthread_barrier_wait(pthread_barrier_t *barrier)
{
	struct barrier *b = (struct barrier *)barrier;
	unsigned long flags = uk_waitq_enter();
	int result = 0;

	b->inside++;
	if (++b->arrived == b->count) {
		b->arrived = 0;
		b->round++;
		uk_waitq_wake(&b->waiters, UK_WAITQ_ALL);
		result = PTHREAD_BARRIER_SERIAL_THREAD;
	} else {
		flags = wait_for_round(b, flags);
	}
	if (--b->inside == 0)
		uk_waitq_wake(&b->waiters, UK_WAITQ_ALL);
	uk_waitq_leave(flags);
	return result;
}
