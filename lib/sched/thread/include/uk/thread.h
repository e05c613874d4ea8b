// SPDX-License-Identifier: BSD-3-Clause
// Threads: made, ended, blocked and woken.
//
// The first thread is the one that main() runs in; nobody joins it, and its end
// is the image's. Threads are there from init level sched on. Unless a comment
// says otherwise a function may be called by any thread, but not in interrupt
// handlers.
#ifndef UK_THREAD_H
#define UK_THREAD_H

#include <uk/arch.h>
#include <uk/base.h>
#include <uk/crash.h>
#include <uk/errno.h>
#include <uk/list.h>
#include <uk/plat.h>
#include <uk/sched.h>
#include <uk/timer.h>

/* A thread. All of it is this library's; it is here for its size. */
struct uk_thread {
	struct uk_sched_entity sched;
	struct uk_arch_context context;
	struct uk_list link; /* of all threads */
	const char *name;
	void *(*fn)(void *arg);
	void *arg, *result;
	char *stack;
	size_t stack_pages; /* the guard is one of them; 0: the boot stack */
	struct uk_crash_stack given; /* the caller's that it runs on, if any */
	void *thread_pointer; /* while it does not run; only if there is TLS */
	bool ended, detached;
	struct uk_thread *joiner;
	/* What it waits for, and since where; NULL: it can run. */
	const char *waits_for;
	struct uk_arch_frame waits_at;
	bool external, timed_out;
	struct uk_timer timeout;
	struct uk_list interrupt_link; /* of those that wait for one */
	unsigned priority, lent; /* its own; the highest that it was lent */
	/* lib/sched/mutex's: what it waits for, what others wait for. */
	struct uk_mutex *wants;
	struct uk_list contended;
};

/* What a thread is made with; zeroed it is the usual. */
struct uk_thread_attr {
	const char *name; /* stays the caller's and must stay; NULL: "thread" */
	size_t stack_bytes; /* 0: CONFIG_THREAD_STACK_KB; rounded up to pages */
	/* Of stack_bytes; it stays the caller's, who keeps it until the thread
	 * has ended, and has no guard. NULL: one of its own. */
	void *stack;
	bool has_priority;
	unsigned priority; /* of <uk/sched.h>; else UK_SCHED_PRIORITY_USUAL */
};

/* Makes a thread that runs fn(arg), which may return. `attr` may be NULL.
 * Returns 0, -ENOMEM, or what uk_thread_set_priority has. The thread is the
 * caller's until it is joined, or detached. */
int uk_thread_create(struct uk_thread **thread,
		     const struct uk_thread_attr *attr, void *(*fn)(void *arg),
		     void *arg) UK_MUST_CHECK;

/* Ends the one that runs; of the first thread that is the image's end, with
 * status 0. */
UK_NORETURN void uk_thread_exit(void *result);

/* Has `fn` called by each thread that ends, but the first, while it can still
 * do all that threads can; lower orders first, of 0 to 9. */
#define UK_THREAD_END(order, fn)                      \
	static void (*const uk_thread_end_##fn)(void) \
	    UK_TABLE_ENTRY(".uk_thread_end." #order "." UK_LIB "." #fn) = (fn)

/* Waits for its end and takes back its memory. `result` may be NULL. Only one
 * may join; -EDEADLK for a thread that joins itself. */
int uk_thread_join(struct uk_thread *thread, void **result) UK_MUST_CHECK;

/* Nobody will join: its memory is taken back at its end. */
void uk_thread_detach(struct uk_thread *thread);

/* 0; -EINVAL for no such priority, -ENOTSUP if the scheduler has none. Any
 * context. */
int uk_thread_set_priority(struct uk_thread *thread, unsigned priority)
    UK_MUST_CHECK;

/* Whether its turn lasts until it waits, yields or ends, while nobody more
 * urgent can run; a new thread's does not. 0, or -ENOTSUP if the scheduler
 * cannot. Any context. */
int uk_thread_keep_turn(struct uk_thread *thread, bool keeps) UK_MUST_CHECK;

/* What the thread's priority is raised to as long as others wait for what it
 * holds; UK_SCHED_PRIORITY_LOWEST raises nothing. Nothing if the scheduler has
 * no priorities. Interrupts masked. */
void uk_thread_lend_priority(struct uk_thread *thread, unsigned priority);

/* Has the thread run for budget_ns in each period_ns, before all threads that
 * have reserved nothing, whatever these do. Whoever has used its budget up
 * waits for its next period. In place of what it had reserved. 0; -EINVAL for a
 * budget of 0 or above the period, or a period above UK_SCHED_PERIOD_MOST;
 * -EBUSY if there is not as much left to reserve; -ENOTSUP if the scheduler
 * does not reserve. Any context. */
int uk_thread_reserve(struct uk_thread *thread, uint64_t period_ns,
		      uint64_t budget_ns) UK_MUST_CHECK;

/* It is a thread like others again, as it is at its end. Any context. */
void uk_thread_release(struct uk_thread *thread);

/* Waits for this thread's next period, with a whole budget: how a periodic task
 * ends what it does in one. Returns the start of that period. For threads that
 * have reserved time. */
uint64_t uk_thread_next_period(void);

/* The one that runs. Any context. */
struct uk_thread *uk_thread_self(void);

/* The stack of one that has not been joined, without its guard. */
struct uk_crash_stack uk_thread_stack(const struct uk_thread *thread);

/* Where a thread-local variable of this thread is in another, which has not
 * ended: at the same distance from its pointer. Any context. */
static inline void *uk_thread_local(struct uk_thread *thread, void *variable)
{
	if (thread == uk_thread_self())
		return variable;
	return (char *)thread->thread_pointer +
	       ((char *)variable - (char *)__builtin_thread_pointer());
}

/* Lets all others run that can, and are as urgent. */
void uk_thread_yield(void);

/* Until uk_plat_time_ns() reaches it. */
void uk_thread_sleep(uint64_t deadline_ns);

/*
 * What wait queues are made of. <uk/waitq.h> is for everybody else.
 *
 * Blocks until uk_thread_wake: 0, or -ETIMEDOUT at the deadline
 * (UK_PLAT_FOREVER: none). `what` stands in reports; `external`: an interrupt
 * may wake it, so it is no deadlock. Interrupts masked.
 */
int uk_thread_block(const char *what, bool external, uint64_t deadline_ns)
    UK_MUST_CHECK;

/* Until some interrupt was handled, or the deadline. May return early.
 * Interrupts masked. */
void uk_thread_block_interrupt(uint64_t deadline_ns);

/* Has a thread that is blocked go on when its turn comes. Any context. */
void uk_thread_wake(struct uk_thread *thread);

/* As uk_plat_irq_restore; if that lets interrupts in, one that was woken
 * meanwhile and is more urgent runs now. Any context. */
void uk_thread_irq_restore(unsigned long flags);

#endif
