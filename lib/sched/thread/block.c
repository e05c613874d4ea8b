// SPDX-License-Identifier: BSD-3-Clause
// Threads that wait: until they are woken, for a while, for any interrupt.
#include "internal.h"

#include <uk/assert.h>

unsigned thread_expected;

static struct uk_list for_interrupt = UK_LIST_INIT(for_interrupt);

static void wake(struct uk_thread *t, bool timed_out)
{
	t->timed_out = timed_out;
	if (!t->waits_for)
		return;
	t->waits_for = NULL;
	thread_expected -= t->external;
	uk_timer_cancel(&t->timeout);
	uk_sched.ready(&t->sched);
}

void thread_time_out(struct uk_timer *timeout)
{
	wake(UK_CONTAINER_OF(timeout, struct uk_thread, timeout), true);
}

void uk_thread_wake(struct uk_thread *t)
{
	unsigned long flags = uk_plat_irq_save();

	wake(t, false);
	uk_plat_irq_restore(flags);
}

static int block(const char *what, bool external, uint64_t deadline_ns)
{
	struct uk_thread *self = thread_current;

	self->waits_for = what;
	self->external = external;
	thread_expected += external;
	uk_timer_set(&self->timeout, deadline_ns);
	thread_schedule(UK_SCHED_BLOCKS);
	return self->timed_out ? -ETIMEDOUT : 0;
}

int uk_thread_block(const char *what, bool external, uint64_t deadline_ns)
{
	uk_arch_frame_caller(&thread_current->waits_at);
	return block(what, external, deadline_ns);
}

void uk_thread_sleep(uint64_t deadline_ns)
{
	unsigned long flags = uk_plat_irq_save();

	uk_assert(deadline_ns != UK_PLAT_FOREVER);
	while (block("a time", false, deadline_ns) == 0)
		continue;
	uk_plat_irq_restore(flags);
}

/* Input that comes without an interrupt, as a process's does, ends an idle; it
 * is looked for this often while the CPU is busy. */
#define LOOK_NS 10000000ULL

static void look_again(struct uk_timer *timer)
{
	(void)timer;
	thread_interrupt();
}

static struct uk_timer look = {.fn = look_again};

void thread_look(bool idle)
{
	if (idle)
		uk_timer_cancel(&look);
	else if (!uk_list_empty(&for_interrupt) && !look.set)
		uk_timer_set(&look, uk_plat_time_ns() + LOOK_NS);
}

void uk_thread_block_interrupt(uint64_t deadline_ns)
{
	struct uk_thread *self = thread_current;

	uk_list_add_tail(&for_interrupt, &self->interrupt_link);
	uk_arch_frame_caller(&self->waits_at);
	block("an interrupt", true, deadline_ns);
	uk_list_remove(&self->interrupt_link);
}

void thread_interrupt(void)
{
	struct uk_list *at;

	uk_list_for_each (at, &for_interrupt)
		wake(UK_LIST_ENTRY(at, struct uk_thread, interrupt_link),
		     false);
}
