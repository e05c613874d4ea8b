// SPDX-License-Identifier: BSD-3-Clause
// What is kept for each thread: a thread-local variable, which others find too.
#include "internal.h"

static __thread struct pthread_own own;

static void prepare(struct pthread_own *o)
{
	o->ready = true;
	o->policy = SCHED_OTHER;
	uk_waitq_init(&o->end, "the end of a thread");
}

struct pthread_own *pthread_own_of(pthread_t thread)
{
	struct pthread_own *o = uk_thread_local(thread, &own);
	unsigned long flags = uk_waitq_enter();

	if (!o->ready)
		prepare(o);
	uk_waitq_leave(flags);
	return o;
}

struct pthread_own *pthread_own(void)
{
	return pthread_own_of(uk_thread_self());
}
