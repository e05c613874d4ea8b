// SPDX-License-Identifier: BSD-3-Clause
// Queues of those that wait.
#include "waitq.h"

static struct waiter *first(const struct uk_waitq *q)
{
	return uk_list_empty(&q->waiters)
		   ? NULL
		   : UK_LIST_ENTRY(q->waiters.next, struct waiter, link);
}

void uk_waitq_init(struct uk_waitq *q, const char *what)
{
	uk_list_init(&q->waiters);
	q->what = what;
	q->external = false;
}

int uk_waitq_wait(struct uk_waitq *q, uint64_t deadline_ns)
{
	struct waiter self = {.thread = uk_waitq_self()};

	uk_list_add_tail(&q->waiters, &self.link);
	int error = waitq_block(q, &self, deadline_ns);

	/* Between its deadline and its turn somebody may have woken it. */
	if (self.woken)
		return 0;
	uk_list_remove(&self.link);
	return error;
}

static void wake(struct waiter *w)
{
	uk_list_remove(&w->link);
	w->woken = true;
	waitq_wake(w->thread);
}

void uk_waitq_wait_any(struct uk_waitq *q, uint64_t deadline_ns)
{
	struct waiter self = {.thread = uk_waitq_self()};

	uk_list_add_tail(&q->waiters, &self.link);
	uk_waitq_wait_interrupt(deadline_ns);
	if (!self.woken)
		uk_list_remove(&self.link);
}

unsigned uk_waitq_wake(struct uk_waitq *q, unsigned count)
{
	unsigned long flags = uk_waitq_enter();
	unsigned woken = 0;
	struct waiter *w;

	for (; woken < count && (w = first(q)); woken++)
		wake(w);
	uk_waitq_leave(flags);
	return woken;
}

struct uk_thread *uk_waitq_first(const struct uk_waitq *q)
{
	const struct waiter *w = first(q);

	return w ? w->thread : NULL;
}

void uk_waitq_wake_one(struct uk_waitq *q, struct uk_thread *thread)
{
	struct uk_list *at, *next;

	uk_list_for_each_safe (at, next, &q->waiters) {
		struct waiter *w = UK_LIST_ENTRY(at, struct waiter, link);

		if (w->thread == thread)
			wake(w);
	}
}
