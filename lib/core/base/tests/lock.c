// SPDX-License-Identifier: BSD-3-Clause
// Tests: a lock masks interrupts while it is held, and nests with others.
#include <uk/lock.h>
#include <uk/plat.h>
#include <uk/test.h>

UK_TEST(lock_masks_interrupts)
{
	static struct uk_lock outer, inner;
	unsigned long before = uk_plat_irq_save();

	uk_plat_irq_restore(before);
	unsigned long flags = uk_lock_acquire(&outer);
	unsigned long nested = uk_lock_acquire(&inner);

	UK_EXPECT_INT(flags, ==, before);
	UK_EXPECT_INT(nested, ==, 0);
	UK_EXPECT(outer.held && inner.held);
	uk_lock_release(&inner, nested);
	UK_EXPECT_INT(uk_plat_irq_save(), ==, 0);
	uk_lock_release(&outer, flags);
	UK_EXPECT(!outer.held && !inner.held);
	UK_EXPECT_INT(uk_plat_irq_save(), ==, before);
	uk_plat_irq_restore(before);
}
