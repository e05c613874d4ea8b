// SPDX-License-Identifier: BSD-3-Clause
// What the files of this library have in common.
#ifndef SIGNAL_INTERNAL_H
#define SIGNAL_INTERNAL_H

#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <uk/signal.h>
#include <uk/thread.h>
#include <uk/waitq.h>
#include <unistd.h>

#define SIGNAL_BIT(number) ((sigset_t)1 << (number))
#define SIGNAL_UNBLOCKABLE (SIGNAL_BIT(SIGKILL) | SIGNAL_BIT(SIGSTOP))

/* How many realtime signals may wait, as sysconf() has it, too. */
#define SIGNAL_QUEUE_MAX 32

/* What is kept for each thread, among its thread-local variables. */
struct signal_own {
	sigset_t mask;    /* blocked */
	sigset_t awaited; /* by sigwait() */
	sigset_t pending; /* for this thread alone: signal_queue()'s */
};

struct signal_own *signal_own(void);
struct signal_own *signal_own_of(struct uk_thread *thread);

/* The process's. Interrupts masked. */
extern struct sigaction signal_actions[NSIG];

static inline bool signal_is_number(int number)
{
	return number > 0 && number < NSIG;
}

static inline int signal_fail(int error)
{
	errno = error;
	return -1;
}

/* With that action nothing is to happen when it comes. */
bool signal_is_ignored(const struct sigaction *action, int number);

/* Nobody will ever know that it came: it is ignored, and `own` does not keep it
 * back. */
bool signal_is_void(const struct signal_own *own, int number);

/* What was sent to a thread, or (NULL) to the process, and nobody has taken
 * yet. A standard signal is there once at most, realtime signals as often as
 * they were sent: false if there is no room. signal_dequeue() takes one that is
 * there. Interrupts masked. */
sigset_t signal_queued(void); /* to the process */
bool signal_queue(const siginfo_t *info, struct uk_thread *to);
void signal_dequeue(int number, struct uk_thread *to, siginfo_t *info);

/* It was said to be ignored: pending ones are forgotten. */
void signal_forget(int number);

/* What is pending for this thread, whether it blocks it or not. Interrupts
 * masked. */
sigset_t signal_pending(void);

/* Takes the first of `set` that is pending: its number, or 0. Interrupts
 * masked. */
int signal_take(sigset_t set, siginfo_t *info);

/* Does what pending signals are to do that this thread does not block. True if
 * all the handlers there were have SA_RESTART. */
bool signal_deliver(void);

/* Waits for a signal that is not blocked or is awaited: -EINTR, or -ETIMEDOUT.
 * Interrupts masked. */
int signal_wait(uint64_t deadline_ns);

/* Orders from outside are SIGTERM: what is done for that number has changed; it
 * is waited for; and if nobody handles it any more, it ends the image in order.
 * The first two with interrupts masked. */
#ifdef CONFIG_ORDER
void signal_handles_orders(int number);
void signal_awaits_orders(sigset_t set);
void signal_end_by_order(const siginfo_t *info);
#else
static inline void signal_handles_orders(int number)
{
	(void)number;
}

static inline void signal_awaits_orders(sigset_t set)
{
	(void)set;
}

static inline void signal_end_by_order(const siginfo_t *info)
{
	(void)info;
}
#endif

#endif
