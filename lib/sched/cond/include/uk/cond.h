// SPDX-License-Identifier: BSD-3-Clause
// Condition variables: waiting for what other threads make true.
//
// Whoever waits looks again when woken: others may have been quicker. For
// threads only, and not with interrupts masked.
#ifndef UK_COND_H
#define UK_COND_H

#include <uk/mutex.h>

struct uk_cond {
	struct uk_waitq waiters;
};

#define UK_COND_INIT(c)                                               \
	{                                                             \
		.waiters = UK_WAITQ_INIT((c).waiters, "a condition"), \
	}

void uk_cond_init(struct uk_cond *cond);

/* Gives the mutex away and waits, in one step; has it again on return. The
 * mutex is taken once. 0, or -ETIMEDOUT at a deadline of uk_plat_time_ns(). */
int uk_cond_wait_until(struct uk_cond *cond, struct uk_mutex *mutex,
		       uint64_t deadline_ns) UK_MUST_CHECK;
void uk_cond_wait(struct uk_cond *cond, struct uk_mutex *mutex);

/* Wakes who has waited longest, or all. */
void uk_cond_signal(struct uk_cond *cond);
void uk_cond_broadcast(struct uk_cond *cond);

#endif
