// SPDX-License-Identifier: BSD-3-Clause
// Mutexes: locks that a thread may wait for.
//
// Not in interrupt handlers, and not with interrupts masked. It is handed over
// to who has waited longest, or with CONFIG_MUTEX_INHERIT to the most urgent,
// so that nobody who comes later is quicker. Without threads it is never waited
// for, and the same mistakes are found.
#ifndef UK_MUTEX_H
#define UK_MUTEX_H

#include <uk/errno.h>
#include <uk/waitq.h>

struct uk_mutex {
	struct uk_thread *owner; /* NULL: free */
	unsigned depth;          /* how often the owner took it, less one */
	struct uk_waitq waiters;
	struct uk_list contended; /* of its owner's, while somebody waits */
};

#define UK_MUTEX_INIT(m)                                          \
	{                                                         \
		.waiters = UK_WAITQ_INIT((m).waiters, "a mutex"), \
		.contended = UK_LIST_INIT((m).contended),         \
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
