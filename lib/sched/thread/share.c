// SPDX-License-Identifier: BSD-3-Clause
// What part of the CPU's time a thread has: priorities, and reserved time.
#include "internal.h"

#include <uk/assert.h>

int uk_thread_set_priority(struct uk_thread *t, unsigned priority)
{
	unsigned long flags = uk_plat_irq_save();
	int error =
	    uk_sched.set_priority
		? uk_sched.set_priority(&t->sched, UK_MAX(priority, t->lent))
		: -ENOTSUP;

	if (!error)
		t->priority = priority;
	uk_thread_irq_restore(flags);
	return error;
}

int uk_thread_keep_turn(struct uk_thread *t, bool keeps)
{
	if (!uk_sched.keep_turn)
		return keeps ? -ENOTSUP : 0;
	unsigned long flags = uk_plat_irq_save();

	uk_sched.keep_turn(&t->sched, keeps);
	uk_plat_irq_restore(flags);
	return 0;
}

void uk_thread_lend_priority(struct uk_thread *t, unsigned priority)
{
	t->lent = priority;
	if (uk_sched.set_priority &&
	    uk_sched.set_priority(&t->sched, UK_MAX(t->priority, t->lent)))
		uk_panic("thread: a priority that others have is refused");
}

int uk_thread_reserve(struct uk_thread *t, uint64_t period_ns,
		      uint64_t budget_ns)
{
	unsigned long flags = uk_plat_irq_save();
	int error = uk_sched.reserve
			? uk_sched.reserve(&t->sched, period_ns, budget_ns)
			: -ENOTSUP;

	uk_thread_irq_restore(flags);
	return error;
}

void uk_thread_release(struct uk_thread *t)
{
	unsigned long flags = uk_plat_irq_save();

	if (uk_sched.release)
		uk_sched.release(&t->sched);
	uk_thread_irq_restore(flags);
}

uint64_t uk_thread_next_period(void)
{
	uint64_t start = thread_current->sched.share.deadline_ns;

	uk_assert(thread_current->sched.share.period_ns);
	uk_thread_sleep(start);
	return start;
}
