// SPDX-License-Identifier: BSD-3-Clause
// Waiting where there are threads: others run.
#include "waitq.h"

#include <uk/thread.h>

void uk_waitq_leave(unsigned long flags)
{
	uk_thread_irq_restore(flags);
}

struct uk_thread *uk_waitq_self(void)
{
	return uk_thread_self();
}

int waitq_block(const struct uk_waitq *q, const struct waiter *waiter,
		uint64_t deadline_ns)
{
	(void)waiter;
	return uk_thread_block(q->what, q->external, deadline_ns);
}

void waitq_wake(struct uk_thread *thread)
{
	uk_thread_wake(thread);
}

void uk_waitq_wait_interrupt(uint64_t deadline_ns)
{
	uk_thread_block_interrupt(deadline_ns);
}

struct uk_thread *uk_waitq_most_urgent(const struct uk_waitq *q)
{
	struct uk_thread *most = NULL;
	struct uk_list *at;

	uk_list_for_each (at, &q->waiters) {
		struct uk_thread *t =
		    UK_LIST_ENTRY(at, struct waiter, link)->thread;

		if (!most || t->sched.priority > most->sched.priority)
			most = t;
	}
	return most;
}
