// SPDX-License-Identifier: BSD-3-Clause
// Mutexes: locks that a thread may wait for.
//
// For threads only, and not with interrupts masked. Whoever waits longest gets
// it next: it is handed over, so that nobody who comes later is quicker.
#ifndef UK_MUTEX_H
#define UK_MUTEX_H

#include <uk/thread.h>

struct uk_mutex {
	struct uk_thread *owner; /* NULL: free */
	unsigned depth;          /* how often the owner took it, less one */
	struct uk_waitq waiters;
};

#define UK_MUTEX_INIT(m)                                          \
	{                                                         \
		.waiters = UK_WAITQ_INIT((m).waiters, "a mutex"), \
	}

void uk_mutex_init(struct uk_mutex *mutex);

/* Waits until it is this thread's. A thread that has it already would wait for
 * ever: an assertion. */
void uk_mutex_lock(struct uk_mutex *mutex);

/* The same up to a deadline of uk_plat_time_ns(), which may be past: 0 or
 * -ETIMEDOUT. */
int uk_mutex_lock_until(struct uk_mutex *mutex, uint64_t deadline_ns)
    UK_MUST_CHECK;

/* 0, or -EBUSY if another thread has it, or this one. */
int uk_mutex_try(struct uk_mutex *mutex) UK_MUST_CHECK;

/* As uk_mutex_lock, but the owner may take it again; it is free after as many
 * calls of uk_mutex_unlock. */
void uk_mutex_lock_again(struct uk_mutex *mutex);

/* Only the owner may. */
void uk_mutex_unlock(struct uk_mutex *mutex);

#endif
