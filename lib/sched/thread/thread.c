// SPDX-License-Identifier: BSD-3-Clause
// Threads: made, joined, ended.
#include "internal.h"

#include <uk/assert.h>
#include <uk/stop.h>

struct uk_thread thread_first = {
    .sched = UK_SCHED_ENTITY_INIT,
    .priority = UK_SCHED_PRIORITY_USUAL,
    .contended = UK_LIST_INIT(thread_first.contended),
    .name = "main",
    .link = {.next = &thread_all, .prev = &thread_all},
    .timeout = {.fn = thread_time_out},
};
struct uk_thread *thread_current = &thread_first;
struct uk_list thread_all = {.next = &thread_first.link,
			     .prev = &thread_first.link};

UK_NORETURN static void run(void *thread)
{
	struct uk_thread *t = thread;

	thread_arrive();
	uk_plat_irq_restore(UK_PLAT_IRQ_ON);
	uk_thread_exit(t->fn(t->arg));
}

/* A thread that is not yet among the others, nor on its stack. */
static int prepare(struct uk_thread *new, const struct uk_thread_attr *attr)
{
	int error = 0;

	new->name = attr->name ? attr->name : "thread";
	if (attr->has_priority)
		error = uk_thread_set_priority(new, attr->priority);
	return error ? error : thread_stack_make(new, attr);
}

int uk_thread_create(struct uk_thread **thread,
		     const struct uk_thread_attr *attr, void *(*fn)(void *arg),
		     void *arg)
{
	const struct uk_thread_attr usual = {.name = NULL};
	struct uk_thread new = {
	    .sched = UK_SCHED_ENTITY_INIT,
	    .priority = UK_SCHED_PRIORITY_USUAL,
	    .fn = fn,
	    .arg = arg,
	    .timeout = {.fn = thread_time_out},
	};
	int error = prepare(&new, attr ? attr : &usual);

	if (error)
		return error;
	struct uk_thread *t = thread_place(&new);

	*t = new;
	uk_list_init(&t->contended);
	uk_arch_context_init(&t->context, thread_stack_top(t), run, t);
	*thread = t;
	unsigned long flags = uk_plat_irq_save();

	uk_list_add_tail(&thread_all, &t->link);
	uk_sched.ready(&t->sched);
	uk_thread_irq_restore(flags);
	return 0;
}

/* From the linker script. */
extern void (*const uk_thread_end_start[])(void);
extern void (*const uk_thread_end_end[])(void);

void uk_thread_exit(void *result)
{
	struct uk_thread *self = thread_current;

	if (self == &thread_first)
		uk_stop(0);
	for (void (*const *fn)(void) = uk_thread_end_start;
	     fn < uk_thread_end_end; fn++)
		(*fn)();
	uk_plat_irq_save();
	self->result = result;
	self->ended = true;
	/* Others would wait for it in vain, and look at it when it is gone. */
	uk_assert(uk_list_empty(&self->contended));
	if (self->joiner)
		uk_thread_wake(self->joiner);
	thread_leave();
}

int uk_thread_join(struct uk_thread *t, void **result)
{
	if (t == thread_current)
		return -EDEADLK;
	unsigned long flags = uk_plat_irq_save();
	int error = 0;

	uk_assert(!t->detached && !t->joiner && t != &thread_first);
	t->joiner = thread_current;
	while (!t->ended && !error)
		error = uk_thread_block("the end of a thread", false,
					UK_PLAT_FOREVER);
	if (result)
		*result = t->result;
	thread_free(t);
	uk_plat_irq_restore(flags);
	return error;
}

void uk_thread_detach(struct uk_thread *t)
{
	unsigned long flags = uk_plat_irq_save();

	uk_assert(!t->detached && !t->joiner && t != &thread_first);
	if (t->ended)
		thread_free(t);
	else
		t->detached = true;
	uk_plat_irq_restore(flags);
}

struct uk_thread *uk_thread_self(void)
{
	return thread_current;
}
