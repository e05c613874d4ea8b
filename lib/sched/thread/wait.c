// SPDX-License-Identifier: BSD-3-Clause
// Queues of those that wait.
#include "internal.h"

#include <uk/assert.h>

unsigned thread_expected;

void uk_waitq_init(struct uk_waitq *q, const char *what)
{
	uk_list_init(&q->waiters);
	q->what = what;
	q->external = false;
}

void thread_wake(struct uk_thread *t, bool timed_out)
{
	if (t->waits_in) {
		uk_list_remove(&t->wait_link);
		thread_expected -= t->waits_in->external;
	}
	t->waits_in = NULL;
	if (t->waits_for_time)
		thread_timeout_remove(t);
	t->timed_out = timed_out;
	thread_ready(t);
}

/* Waits, in a queue or for time alone. */
static int wait(struct uk_waitq *q, uint64_t deadline_ns)
{
	struct uk_thread *self = thread_current;

	uk_arch_frame_caller(&self->waits_at);
	self->waits_in = q;
	if (q) {
		uk_list_add_tail(&q->waiters, &self->wait_link);
		thread_expected += q->external;
	}
	if (deadline_ns != UK_PLAT_FOREVER)
		thread_timeout_add(self, deadline_ns);
	thread_schedule();
	return self->timed_out ? -ETIMEDOUT : 0;
}

int uk_waitq_wait(struct uk_waitq *q, uint64_t deadline_ns)
{
	return wait(q, deadline_ns);
}

unsigned uk_waitq_wake(struct uk_waitq *q, unsigned count)
{
	unsigned long flags = uk_plat_irq_save();
	unsigned woken = 0;

	for (; woken < count && !uk_list_empty(&q->waiters); woken++)
		thread_wake(
		    UK_LIST_ENTRY(q->waiters.next, struct uk_thread, wait_link),
		    false);
	uk_plat_irq_restore(flags);
	return woken;
}

void uk_thread_sleep(uint64_t deadline_ns)
{
	unsigned long flags = uk_plat_irq_save();

	uk_assert(deadline_ns != UK_PLAT_FOREVER);
	(void)wait(NULL, deadline_ns);
	uk_plat_irq_restore(flags);
}
