// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library say to each other. All of it wants interrupts
// masked.
#ifndef THREAD_INTERNAL_H
#define THREAD_INTERNAL_H

#include <uk/thread.h>

/* The one that runs, and the first. */
extern struct uk_thread *thread_current, thread_first;

/* All that have not been taken back. */
extern struct uk_list thread_all;

/* `t` can run. */
void thread_ready(struct uk_thread *t);

/* Gives the CPU away, to come back when somebody made this thread ready. */
void thread_schedule(void);

/* Gives it away for ever, and has the next one take back the stack if nobody
 * joins. */
UK_NORETURN void thread_leave(void);

/* What a new thread does on its own stack before all else. */
void thread_arrive(void);

/* The stack: 0 or -ENOMEM. */
int thread_stack_make(struct uk_thread *t, size_t bytes) UK_MUST_CHECK;
void *thread_stack_top(const struct uk_thread *t);

/* Takes back all memory of a thread that does not run any more. */
void thread_free(struct uk_thread *t);

/* The deadline of those that sleep. */
void thread_timeout_add(struct uk_thread *t, uint64_t deadline_ns);
void thread_timeout_remove(struct uk_thread *t);
/* Wakes those whose deadline has come. */
void thread_timeout_run(void);
/* UK_PLAT_FOREVER if nobody has one. */
uint64_t thread_timeout_next(void);

/* Out of whatever it waits for. */
void thread_wake(struct uk_thread *t, bool timed_out);

/* How many wait in external queues. */
extern unsigned thread_expected;

/* Nobody can run: waits for who will. */
void thread_idle(void);

/* Ends the image, with who waits for what. */
UK_NORETURN void thread_report_deadlock(void);

#endif
