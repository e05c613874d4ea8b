// SPDX-License-Identifier: BSD-3-Clause
// The lock for short critical sections that interrupt handlers share.
//
// With one CPU it costs an interrupt mask; users must not count on that. Any
// context. Not recursive; held for a bounded time, never across an idle.
#ifndef UK_LOCK_H
#define UK_LOCK_H

#include <uk/assert.h>
#include <uk/base.h>
#include <uk/plat.h>

/* Zeroed, it is free. */
struct uk_lock {
	bool held;
};

/* Returns what uk_lock_release wants back. */
UK_MUST_CHECK static inline unsigned long uk_lock_acquire(struct uk_lock *lock)
{
	unsigned long flags = uk_plat_irq_save();

	uk_assert(!lock->held);
	lock->held = true;
	return flags;
}

static inline void uk_lock_release(struct uk_lock *lock, unsigned long flags)
{
	uk_assert(lock->held);
	lock->held = false;
	uk_plat_irq_restore(flags);
}

#endif
