// SPDX-License-Identifier: BSD-3-Clause
// Priorities lent to those that hold what others wait for.
#include "inherit.h"

#include <uk/thread.h>

/* The most urgent that waits for anything that `t` holds. */
static unsigned wanted(const struct uk_thread *t)
{
	unsigned most = UK_SCHED_PRIORITY_LOWEST;
	struct uk_list *at;

	uk_list_for_each (at, &t->contended) {
		const struct uk_mutex *m =
		    UK_LIST_ENTRY(at, struct uk_mutex, contended);
		const struct uk_thread *w = uk_waitq_most_urgent(&m->waiters);

		if (w)
			most = UK_MAX(most, w->sched.priority);
	}
	return most;
}

/* Along the chain of those that wait for each other, as far as it changes
 * anything, so a circle ends. */
static void pass_on(struct uk_thread *t)
{
	for (; t; t = t->wants ? t->wants->owner : NULL) {
		unsigned before = t->sched.priority;

		uk_thread_lend_priority(t, wanted(t));
		if (t->sched.priority == before)
			return;
	}
}

static void raise(struct uk_thread *t, unsigned priority)
{
	for (; t && t->sched.priority < priority;
	     t = t->wants ? t->wants->owner : NULL)
		uk_thread_lend_priority(t, priority);
}

/* In the list of its owner it is while somebody waits. */
static void list(struct uk_mutex *m)
{
	uk_list_remove(&m->contended);
	if (uk_waitq_first(&m->waiters))
		uk_list_add(&m->owner->contended, &m->contended);
}

void mutex_inherit_begin(struct uk_mutex *m)
{
	struct uk_thread *self = uk_thread_self();

	self->wants = m;
	if (!uk_waitq_first(&m->waiters))
		uk_list_add(&m->owner->contended, &m->contended);
	raise(m->owner, self->sched.priority);
}

void mutex_inherit_end(struct uk_mutex *m)
{
	uk_thread_self()->wants = NULL;
	if (m->owner == uk_thread_self())
		return;
	/* It gave up. */
	if (m->owner) {
		list(m);
		pass_on(m->owner);
	}
}

void mutex_hand_over(struct uk_mutex *m)
{
	struct uk_thread *self = m->owner;
	struct uk_thread *next = uk_waitq_most_urgent(&m->waiters);

	m->owner = next;
	if (next)
		uk_waitq_wake_one(&m->waiters, next);
	list(m);
	if (self->lent)
		pass_on(self);
	if (next)
		pass_on(next);
}
