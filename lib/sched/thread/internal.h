// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other. All of it wants interrupts
// masked.
#ifndef THREAD_INTERNAL_H
#define THREAD_INTERNAL_H

#include <uk/crash.h>
#include <uk/thread.h>

/* The one that runs, and the first. */
extern struct uk_thread *thread_current, thread_first;

/* All that have not been taken back. */
extern struct uk_list thread_all;

/* Gives the CPU away; the scheduler has this thread back when it is ready. */
void thread_schedule(enum uk_sched_stop why);

/* Gives it away for ever, and has the next one take back the stack if nobody
 * joins. */
UK_NORETURN void thread_leave(void);

/* What a new thread does on its own stack before all else. */
void thread_arrive(void);

/* The stack: 0 or -ENOMEM. Where in its pages the thread stands itself; and
 * where it begins to run. */
int thread_stack_make(struct uk_thread *t, const struct uk_thread_attr *attr)
    UK_MUST_CHECK;
void *thread_place(const struct uk_thread *t);
void *thread_stack_top(const struct uk_thread *t);

/* Takes back all memory of a thread that does not run any more. */
void thread_free(struct uk_thread *t);

/* Its deadline has come. */
void thread_time_out(struct uk_timer *timeout);

/* How many wait for what interrupts wake. */
extern unsigned thread_expected;

/* An interrupt was handled: for those that wait for one. */
void thread_interrupt(void);

/* Sees to it that they look now and then, unless the CPU idles. */
void thread_look(bool idle);

/* The scheduler wants another thread to run. */
extern bool thread_preempt;

/* Nobody can run: waits for who will. */
void thread_idle(void);
extern bool thread_idles;

/* Ends the image, with who waits for what. */
UK_NORETURN void thread_report_deadlock(void);

#endif
