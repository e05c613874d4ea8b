// SPDX-License-Identifier: BSD-3-Clause
// Wait queues: what blocking calls block in, with threads and without.
//
// Where there are threads, others run meanwhile; where there are none, the CPU
// idles. Whoever waits looks at its condition and waits in one step, under
// uk_waitq_enter(), which masks interrupts:
//
//	flags = uk_waitq_enter();
//	while (!condition && !error)
//		error = uk_waitq_wait(&queue, deadline);
//	uk_waitq_leave(flags);
#ifndef UK_WAITQ_H
#define UK_WAITQ_H

#include <uk/base.h>
#include <uk/list.h>
#include <uk/plat.h>

/* Who waits for one thing, first come first served. `what` it is stands in
 * reports. What interrupts wake is `external`: without a deadline such a wait
 * is no deadlock. */
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

/* Masks interrupts. Any context; nests. */
static inline unsigned long uk_waitq_enter(void)
{
	return uk_plat_irq_save();
}

/* Lets them in again; if who was woken meanwhile is more urgent than this
 * thread, it runs now. Any context. */
void uk_waitq_leave(unsigned long flags);

/* Waits until woken: 0, or -ETIMEDOUT at the deadline of uk_plat_time_ns()
 * (UK_PLAT_FOREVER: none), which may be past. Only between the calls above; not
 * in interrupt handlers. What nobody can ever wake ends the image, with a
 * report of who waits for what. */
int uk_waitq_wait(struct uk_waitq *q, uint64_t deadline_ns) UK_MUST_CHECK;

/* Waits until some interrupt was handled, or the deadline: for what no handler
 * wakes, such as the console's input. May return early. As uk_waitq_wait. */
void uk_waitq_wait_interrupt(uint64_t deadline_ns);

/* The same, or until woken: for several things of which some are such. */
void uk_waitq_wait_any(struct uk_waitq *q, uint64_t deadline_ns);

/* Wakes up to `count` of those that have waited longest, and returns how many.
 * Any context. They run when their turn comes. */
unsigned uk_waitq_wake(struct uk_waitq *q, unsigned count);

#define UK_WAITQ_ALL (~0U)

/* The thread that would be woken next; NULL if nobody waits. Interrupts
 * masked. */
struct uk_thread *uk_waitq_first(const struct uk_waitq *q);

/* With threads alone: the most urgent that waits, of these the first; NULL if
 * nobody does. And to wake one of those that wait. Interrupts masked. */
struct uk_thread *uk_waitq_most_urgent(const struct uk_waitq *q);
void uk_waitq_wake_one(struct uk_waitq *q, struct uk_thread *thread);

/* The thread that runs: never NULL, and always the same without threads. Any
 * context. */
struct uk_thread *uk_waitq_self(void);

#endif
