// SPDX-License-Identifier: BSD-3-Clause
// Threads: made, joined, ended.
#include "internal.h"

#include <uk/assert.h>
#include <uk/stop.h>

struct uk_thread thread_first = {
    .name = "main",
    .link = {.next = &thread_all, .prev = &thread_all},
    .ending = UK_WAITQ_INIT(thread_first.ending, "the end of a thread"),
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

int uk_thread_create(struct uk_thread **thread,
		     const struct uk_thread_attr *attr, void *(*fn)(void *arg),
		     void *arg)
{
	const struct uk_thread_attr usual = {NULL, 0};
	struct uk_thread new = {.fn = fn, .arg = arg};

	attr = attr ? attr : &usual;
	new.name = attr->name ? attr->name : "thread";
	int error = thread_stack_make(&new, attr->stack_bytes);

	if (error)
		return error;
	/* The top of its stack is where a thread stands itself. */
	struct uk_thread *t = thread_stack_top(&new);

	*t = new;
	uk_waitq_init(&t->ending, "the end of a thread");
	uk_arch_context_init(&t->context, t, run, t);
	*thread = t;
	unsigned long flags = uk_plat_irq_save();

	uk_list_add_tail(&thread_all, &t->link);
	thread_ready(t);
	uk_plat_irq_restore(flags);
	return 0;
}

void uk_thread_exit(void *result)
{
	struct uk_thread *self = thread_current;

	if (self == &thread_first)
		uk_stop(0);
	uk_plat_irq_save();
	self->result = result;
	self->ended = true;
	uk_waitq_wake(&self->ending, UK_WAITQ_ALL);
	thread_leave();
}

int uk_thread_join(struct uk_thread *t, void **result)
{
	if (t == thread_current)
		return -EDEADLK;
	unsigned long flags = uk_plat_irq_save();
	int error = 0;

	uk_assert(!t->detached && t != &thread_first);
	while (!t->ended && !error)
		error = uk_waitq_wait(&t->ending, UK_PLAT_FOREVER);
	if (result)
		*result = t->result;
	thread_free(t);
	uk_plat_irq_restore(flags);
	return error;
}

void uk_thread_detach(struct uk_thread *t)
{
	unsigned long flags = uk_plat_irq_save();

	uk_assert(!t->detached && t != &thread_first);
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
