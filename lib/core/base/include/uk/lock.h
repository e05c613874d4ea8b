// SPDX-License-Identifier: BSD-3-Clause
// The lock for short critical sections that interrupt handlers share.
//
// With one CPU it costs an interrupt mask; users must not count on that. Any
// context. Not recursive; held for a bounded time, never across an idle.
#ifndef UK_LOCK_H
#define UK_LOCK_H

#include <uk/base.h>

/* Zeroed, it is free. */
struct uk_lock {
	bool held;
};

/* Returns what uk_lock_release wants back. */
unsigned long uk_lock_acquire(struct uk_lock *lock) UK_MUST_CHECK;
void uk_lock_release(struct uk_lock *lock, unsigned long flags);

#endif
