// SPDX-License-Identifier: BSD-3-Clause
// Timers that call a function: each has a thread for it, which waits.
#include "internal.h"

#include <stdlib.h>

/* Whether it is to call once more. */
static bool wait(struct time_timer *t)
{
	unsigned long flags = uk_waitq_enter();
	bool goes_on;

	while (!t->due && !t->deleted)
		if (uk_waitq_wait(&t->calls, UK_PLAT_FOREVER))
			continue;
	goes_on = !t->deleted;
	t->due = false;
	uk_waitq_leave(flags);
	return goes_on;
}

static void *run(void *timer)
{
	struct time_timer *t = timer;

	while (wait(t))
		t->event.sigev_notify_function(t->event.sigev_value);
	free(t);
	return NULL;
}

int time_thread_start(struct time_timer *t)
{
	const pthread_attr_t *attr = t->event.sigev_notify_attributes;
	const struct uk_thread_attr wanted = {
	    .name = "timer",
	    .stack_bytes = attr ? attr->__stack_bytes : 0,
	};

	uk_waitq_init(&t->calls, "a timer's time");
	int error = uk_thread_create(&t->thread, &wanted, run, t);

	if (!error)
		uk_thread_detach(t->thread);
	return error;
}

bool time_thread_notify(struct time_timer *t)
{
	const bool is_new = !t->due;

	t->due = true;
	uk_waitq_wake(&t->calls, 1);
	return is_new;
}

void time_thread_stop(struct time_timer *t)
{
	unsigned long flags = uk_waitq_enter();

	t->deleted = true;
	uk_waitq_wake(&t->calls, 1);
	uk_waitq_leave(flags);
}
