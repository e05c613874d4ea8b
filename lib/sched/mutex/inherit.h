// SPDX-License-Identifier: BSD-3-Clause
// Priority inheritance: who holds a mutex is as urgent as the most urgent that
// waits for it (Sha, Rajkumar, Lehoczky: Priority Inheritance Protocols, 1990).
//
// All of it with interrupts masked. Where it is not ticked, whoever has waited
// longest is next, and nothing else is done.
#ifndef MUTEX_INHERIT_H
#define MUTEX_INHERIT_H

#include <uk/mutex.h>

#ifdef CONFIG_MUTEX_INHERIT

/* This thread is about to wait for `m`; it does not wait any more, and has it
 * or not. */
void mutex_inherit_begin(struct uk_mutex *m);
void mutex_inherit_end(struct uk_mutex *m);

/* Gives `m` from this thread, which has it, to who is next. */
void mutex_hand_over(struct uk_mutex *m);

#else

static inline void mutex_inherit_begin(struct uk_mutex *m)
{
	(void)m;
}

static inline void mutex_inherit_end(struct uk_mutex *m)
{
	(void)m;
}

static inline void mutex_hand_over(struct uk_mutex *m)
{
	m->owner = uk_waitq_first(&m->waiters);
	uk_waitq_wake(&m->waiters, 1);
}

#endif

#endif
