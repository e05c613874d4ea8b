// SPDX-License-Identifier: BSD-3-Clause
// Counted, waited for, handed over.
#include <uk/sem.h>

#include <uk/assert.h>

void uk_sem_init(struct uk_sem *s, unsigned count)
{
	s->count = count;
	uk_waitq_init(&s->waiters, "a semaphore");
}

int uk_sem_try(struct uk_sem *s)
{
	unsigned long flags = uk_waitq_enter();
	int error = s->count > 0 ? 0 : -EAGAIN;

	if (!error)
		s->count--;
	uk_waitq_leave(flags);
	return error;
}

int uk_sem_wait_until(struct uk_sem *s, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	if (s->count > 0)
		s->count--;
	else /* Whoever posts then leaves the count as it is. */
		error = uk_waitq_wait(&s->waiters, deadline_ns);
	uk_waitq_leave(flags);
	return error;
}

void uk_sem_wait(struct uk_sem *s)
{
	if (uk_sem_wait_until(s, UK_PLAT_FOREVER))
		uk_panic("sem: a wait without a deadline timed out");
}

int uk_sem_post(struct uk_sem *s)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	if (uk_waitq_wake(&s->waiters, 1) == 0 &&
	    __builtin_add_overflow(s->count, 1, &s->count)) {
		s->count--;
		error = -EOVERFLOW;
	}
	uk_waitq_leave(flags);
	return error;
}
