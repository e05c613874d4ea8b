// SPDX-License-Identifier: BSD-3-Clause
// Locks on one CPU: interrupts masked, and a check that nobody takes one twice.
#include <uk/lock.h>

#include <uk/assert.h>
#include <uk/plat.h>

unsigned long uk_lock_acquire(struct uk_lock *lock)
{
	unsigned long flags = uk_plat_irq_save();

	uk_assert(!lock->held);
	lock->held = true;
	return flags;
}

void uk_lock_release(struct uk_lock *lock, unsigned long flags)
{
	uk_assert(lock->held);
	lock->held = false;
	uk_plat_irq_restore(flags);
}
