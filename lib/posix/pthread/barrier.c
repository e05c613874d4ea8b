// SPDX-License-Identifier: BSD-3-Clause
// Barriers.
#include "internal.h"

struct barrier {
	unsigned count, arrived;
	unsigned round;
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

int pthread_barrier_destroy(pthread_barrier_t *barrier)
{
	return ((struct barrier *)barrier)->arrived ? EBUSY : 0;
}

int pthread_barrier_wait(pthread_barrier_t *barrier)
{
	struct barrier *b = (struct barrier *)barrier;
	unsigned long flags = uk_waitq_enter();
	int result = 0;

	if (++b->arrived == b->count) {
		b->arrived = 0;
		b->round++;
		uk_waitq_wake(&b->waiters, UK_WAITQ_ALL);
		result = PTHREAD_BARRIER_SERIAL_THREAD;
	} else {
		const unsigned round = b->round;

		/* It may be gone when this thread runs again. */
		while (!result && b->round == round)
			result = uk_waitq_wait(&b->waiters, UK_PLAT_FOREVER);
	}
	uk_waitq_leave(flags);
	return result;
}
