// SPDX-License-Identifier: BSD-3-Clause
// A mutex given away and a wait, in one step.
#include <uk/cond.h>

#include <uk/assert.h>

void uk_cond_init(struct uk_cond *c)
{
	uk_waitq_init(&c->waiters, "a condition");
}

int uk_cond_wait_until(struct uk_cond *c, struct uk_mutex *m,
		       uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();

	uk_assert(m->owner == uk_waitq_self() && m->depth == 0);
	uk_mutex_unlock(m);
	int error = uk_waitq_wait(&c->waiters, deadline_ns);

	uk_waitq_leave(flags);
	uk_mutex_lock(m);
	return error;
}

void uk_cond_wait(struct uk_cond *c, struct uk_mutex *m)
{
	if (uk_cond_wait_until(c, m, UK_PLAT_FOREVER))
		uk_panic("cond: a wait without a deadline timed out");
}

void uk_cond_signal(struct uk_cond *c)
{
	uk_waitq_wake(&c->waiters, 1);
}

void uk_cond_broadcast(struct uk_cond *c)
{
	uk_waitq_wake(&c->waiters, UK_WAITQ_ALL);
}
