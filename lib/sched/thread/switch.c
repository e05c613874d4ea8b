// SPDX-License-Identifier: BSD-3-Clause
// The CPU goes from one thread to another.
#include "internal.h"

#include <uk/tls.h>

bool thread_preempt;

/* Who has just ended, and whose stack is still in use until the next runs. */
static struct uk_thread *left;

void thread_arrive(void)
{
	if (left && left->detached)
		thread_free(left);
	left = NULL;
}

static void switch_to(struct uk_thread *next)
{
	struct uk_thread *previous = thread_current;

	if (next == previous)
		return;
	thread_current = next;
	if (uk_tls_bytes()) {
		previous->thread_pointer = __builtin_thread_pointer();
		uk_plat_thread_pointer_set(next->thread_pointer);
	}
	uk_arch_context_switch(&previous->context, &next->context);
	thread_arrive();
}

void thread_schedule(enum uk_sched_stop why)
{
	struct uk_sched_entity *next;

	uk_sched.stop(&thread_current->sched, why);
	thread_preempt = false;
	while (!(next = uk_sched.pick()))
		thread_idle();
	thread_look(false);
	switch_to(UK_CONTAINER_OF(next, struct uk_thread, sched));
}

void thread_leave(void)
{
	left = thread_current;
	if (uk_sched.release)
		uk_sched.release(&left->sched);
	thread_schedule(UK_SCHED_BLOCKS);
	__builtin_unreachable();
}

void uk_thread_yield(void)
{
	unsigned long flags = uk_plat_irq_save();

	thread_schedule(UK_SCHED_YIELDS);
	uk_plat_irq_restore(flags);
}
