// SPDX-License-Identifier: BSD-3-Clause
// Semaphores: a count that is never negative; who finds it 0 waits.
#ifndef UK_SEM_H
#define UK_SEM_H

#include <uk/errno.h>
#include <uk/waitq.h>

struct uk_sem {
	unsigned count;
	struct uk_waitq waiters;
};

#define UK_SEM_INIT(s, n)                                             \
	{                                                             \
		.count = (n),                                         \
		.waiters = UK_WAITQ_INIT((s).waiters, "a semaphore"), \
	}

/* Set `waiters.external` of one that interrupt handlers raise. */
void uk_sem_init(struct uk_sem *sem, unsigned count);

/* Takes 1, or waits for it. For threads, and not with interrupts masked. */
void uk_sem_wait(struct uk_sem *sem);

/* The same up to a deadline of uk_plat_time_ns(): 0 or -ETIMEDOUT. */
int uk_sem_wait_until(struct uk_sem *sem, uint64_t deadline_ns) UK_MUST_CHECK;

/* 0, or -EAGAIN if there is nothing. Any context. */
int uk_sem_try(struct uk_sem *sem) UK_MUST_CHECK;

/* Adds 1, or gives it to who has waited longest. Any context. 0, or -EOVERFLOW
 * if the count is at its end. */
int uk_sem_post(struct uk_sem *sem) UK_MUST_CHECK;

#endif
