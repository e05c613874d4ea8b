// SPDX-License-Identifier: BSD-3-Clause
// Threads: made, joined, let go.
#include "internal.h"

#include <uk/interrupt.h>

static unsigned running;
static struct uk_waitq all_ended =
    UK_WAITQ_INIT(all_ended, "the end of all other threads");

/* What a thread that is made inherits. */
static int choose(const pthread_attr_t *attr, struct uk_thread_attr *wanted,
		  int *policy)
{
	*policy = pthread_own()->policy;
	wanted->has_priority = uk_sched.set_priority;
	wanted->priority = uk_thread_self()->priority;
	if (!attr)
		return 0;
	wanted->stack = attr->__stack;
	wanted->stack_bytes = attr->__stack_bytes;
	if (attr->__inherit == PTHREAD_INHERIT_SCHED)
		return 0;
	*policy = attr->__policy;
	return pthread_priority(*policy, &attr->__param, &wanted->priority);
}

static void begin(pthread_t thread, const pthread_attr_t *attr, int policy)
{
	struct pthread_own *own = pthread_own_of(thread);

	own->policy = policy;
	own->counted = true;
	running++;
	uk_interrupt_inherit(thread);
	/* That the scheduler can was seen when the policy was chosen. */
	if (uk_thread_keep_turn(thread, policy == SCHED_FIFO))
		own->policy = SCHED_OTHER;
	if (attr && attr->__detach_state == PTHREAD_CREATE_DETACHED) {
		own->detached = true;
		uk_thread_detach(thread);
	}
}

int pthread_create(pthread_t *restrict thread,
		   const pthread_attr_t *restrict attr, void *(*fn)(void *),
		   void *restrict arg)
{
	struct uk_thread_attr wanted = {.name = NULL};
	int policy;
	int error = choose(attr, &wanted, &policy);

	if (error)
		return error;
	/* It does not run before it is known. */
	unsigned long flags = uk_waitq_enter();

	error = uk_thread_create(thread, &wanted, fn, arg);
	if (!error)
		begin(*thread, attr, policy);
	uk_waitq_leave(flags);
	return error == -ENOMEM ? EAGAIN : -error;
}

static void end(void)
{
	struct pthread_own *own = pthread_own();
	unsigned long flags = uk_waitq_enter();

	own->ended = true;
	uk_waitq_wake(&own->end, UK_WAITQ_ALL);
	if (own->counted && --running == 0)
		uk_waitq_wake(&all_ended, UK_WAITQ_ALL);
	uk_waitq_leave(flags);
}
UK_THREAD_END(9, end);

void pthread_end_main(void *result)
{
	struct pthread_own *own = pthread_own();
	unsigned long flags = uk_waitq_enter();

	own->result = result;
	own->ended = true;
	uk_waitq_wake(&own->end, UK_WAITQ_ALL);
	while (running > 0)
		if (uk_waitq_wait(&all_ended, UK_PLAT_FOREVER))
			break;
	uk_waitq_leave(flags);
}

/* Signals' handlers run meanwhile, and do not end it. */
static int wait_for(struct pthread_own *own, uint64_t deadline_ns)
{
	unsigned long flags = uk_waitq_enter();
	int error = own->detached || own->joined ? EINVAL : 0;

	if (!error) {
		own->joined = true;
		while (!own->ended && !error) {
			error = -uk_interrupt_wait(&own->end, deadline_ns);
			if (error != EINTR)
				continue;
			error = 0;
			uk_waitq_leave(flags);
			uk_interrupt_handle();
			flags = uk_waitq_enter();
		}
		own->joined = !error;
	}
	uk_waitq_leave(flags);
	return error;
}

static int join(pthread_t thread, void **result, uint64_t deadline_ns)
{
	struct pthread_own *own = pthread_own_of(thread);
	int error = wait_for(own, deadline_ns);

	if (error)
		return error;
	if (!pthread_is_main(thread))
		return -uk_thread_join(thread, result);
	if (result)
		*result = own->result;
	return 0;
}

int pthread_join(pthread_t thread, void **result)
{
	if (thread == pthread_self())
		return EDEADLK;
	return join(thread, result, UK_PLAT_FOREVER);
}

int pthread_tryjoin_np(pthread_t thread, void **result)
{
	return pthread_own_of(thread)->ended ? pthread_join(thread, result)
					     : EBUSY;
}

int pthread_timedjoin_np(pthread_t thread, void **result,
			 const struct timespec *when)
{
	uint64_t deadline;
	int error = pthread_deadline(CLOCK_REALTIME, when, &deadline);

	if (thread == pthread_self())
		return EDEADLK;
	return error ? error : join(thread, result, deadline);
}

int pthread_detach(pthread_t thread)
{
	struct pthread_own *own = pthread_own_of(thread);
	unsigned long flags = uk_waitq_enter();
	int error = own->detached || own->joined ? EINVAL : 0;

	if (!error) {
		own->detached = true;
		if (!pthread_is_main(thread))
			uk_thread_detach(thread);
	}
	uk_waitq_leave(flags);
	return error;
}

pthread_t pthread_self(void)
{
	return uk_thread_self();
}

int pthread_equal(pthread_t a, pthread_t b)
{
	return a == b;
}
