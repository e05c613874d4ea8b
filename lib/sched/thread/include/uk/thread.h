// SPDX-License-Identifier: BSD-3-Clause
// Threads, and the queues that they wait in.
//
// The first thread is the one that main() runs in; nobody joins it, and its end
// is the image's. Threads are there from init level sched on. Unless a comment
// says otherwise a function may be called by any thread, but not in interrupt
// handlers.
#ifndef UK_THREAD_H
#define UK_THREAD_H

#include <uk/arch.h>
#include <uk/base.h>
#include <uk/errno.h>
#include <uk/list.h>
#include <uk/pairing.h>
#include <uk/plat.h>
#include <uk/sched.h>

/* Who waits for one thing, first come first served. `what` it is stands in
 * reports. Drivers whose interrupts wake say `external`: without a deadline
 * such a wait is no deadlock. */
struct uk_waitq {
	struct uk_list waiters;
	const char *what;
	bool external;
};

#define UK_WAITQ_INIT(q, text)                                        \
	{                                                             \
		.waiters = UK_LIST_INIT((q).waiters), .what = (text), \
	}

void uk_waitq_init(struct uk_waitq *q, const char *what);

/* A thread. All of it is this library's; it is here for its size. */
struct uk_thread {
	struct uk_sched_entity sched;
	struct uk_arch_context context;
	struct uk_list link; /* of all threads */
	const char *name;
	void *(*fn)(void *arg);
	void *arg, *result;
	char *stack;
	size_t stack_pages;   /* the guard is one of them; 0: the boot stack */
	void *thread_pointer; /* while it does not run; only if there is TLS */
	bool ended, detached;
	struct uk_waitq ending; /* who joins */
	/* What it waits for. */
	struct uk_waitq *waits_in; /* NULL: for nothing, or for time alone */
	struct uk_list wait_link;
	struct uk_arch_frame waits_at;
	bool waits_for_time, timed_out;
	uint64_t deadline_ns;
	struct uk_pairing_node timeout;
};

/* What a thread is made with; zeroed it is the usual. */
struct uk_thread_attr {
	const char *name; /* stays the caller's and must stay; NULL: "thread" */
	size_t stack_bytes; /* 0: CONFIG_THREAD_STACK_KB; rounded up to pages */
};

/* Makes a thread that runs fn(arg), which may return. `attr` may be NULL.
 * Returns 0, or -ENOMEM. The thread is the caller's until it is joined, or
 * detached. */
int uk_thread_create(struct uk_thread **thread,
		     const struct uk_thread_attr *attr, void *(*fn)(void *arg),
		     void *arg) UK_MUST_CHECK;

/* Ends the one that runs; of the first thread that is the image's end, with
 * status 0. */
UK_NORETURN void uk_thread_exit(void *result);

/* Waits for its end and takes back its memory. `result` may be NULL. Only one
 * may join; -EDEADLK for a thread that joins itself. */
int uk_thread_join(struct uk_thread *thread, void **result) UK_MUST_CHECK;

/* Nobody will join: its memory is taken back at its end. */
void uk_thread_detach(struct uk_thread *thread);

/* The one that runs. Any context. */
struct uk_thread *uk_thread_self(void);

/* Lets all others run that can. */
void uk_thread_yield(void);

/* Until uk_plat_time_ns() reaches it. */
void uk_thread_sleep(uint64_t deadline_ns);

/* Waits in the queue until woken: 0, or -ETIMEDOUT at the deadline
 * (UK_PLAT_FOREVER: none). Call with interrupts masked, so that nothing comes
 * between the caller's look and its sleep; they are masked again on return. */
int uk_waitq_wait(struct uk_waitq *q, uint64_t deadline_ns) UK_MUST_CHECK;

/* Wakes up to `count` of those that have waited longest, and returns how many.
 * Any context. They run when their turn comes. */
unsigned uk_waitq_wake(struct uk_waitq *q, unsigned count);

/* Who would be woken next; NULL if nobody waits. Call with interrupts masked.
 */
static inline struct uk_thread *uk_waitq_first(const struct uk_waitq *q)
{
	return uk_list_empty(&q->waiters)
		   ? NULL
		   : UK_LIST_ENTRY(q->waiters.next, struct uk_thread,
				   wait_link);
}

#define UK_WAITQ_ALL (~0U)

#endif
