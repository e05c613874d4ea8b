// SPDX-License-Identifier: BSD-3-Clause
// Taken, waited for, handed over.
#include "inherit.h"

#include <uk/assert.h>

void uk_mutex_init(struct uk_mutex *m)
{
	m->owner = NULL;
	m->depth = 0;
	uk_list_init(&m->contended);
	uk_waitq_init(&m->waiters, "a mutex");
}

int uk_mutex_try(struct uk_mutex *m)
{
	unsigned long flags = uk_waitq_enter();
	int error = m->owner ? -EBUSY : 0;

	if (!error)
		m->owner = uk_waitq_self();
	uk_waitq_leave(flags);
	return error;
}

int uk_mutex_lock_until(struct uk_mutex *m, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = 0;

	uk_assert(m->owner != uk_waitq_self());
	if (!m->owner) {
		m->owner = uk_waitq_self();
	} else { /* Whoever unlocks makes this thread the owner. */
		mutex_inherit_begin(m);
		error = uk_waitq_wait(&m->waiters, deadline_ns);
		mutex_inherit_end(m);
	}
	uk_waitq_leave(flags);
	return error;
}

void uk_mutex_lock(struct uk_mutex *m)
{
	if (uk_mutex_lock_until(m, UK_PLAT_FOREVER))
		uk_panic("mutex: a wait without a deadline timed out");
}

void uk_mutex_lock_again(struct uk_mutex *m)
{
	if (m->owner == uk_waitq_self())
		m->depth++;
	else
		uk_mutex_lock(m);
}

void uk_mutex_unlock(struct uk_mutex *m)
{
	unsigned long flags = uk_waitq_enter();

	uk_assert(m->owner == uk_waitq_self());
	if (m->depth > 0)
		m->depth--;
	else
		mutex_hand_over(m);
	uk_waitq_leave(flags);
}
