// SPDX-License-Identifier: BSD-3-Clause
// Borrowing the hooks of the platform contract.
#include "hooks.h"

static bool taken;
static uk_plat_hook_fn *owner_on_time, *owner_on_leave;

void hooks_take(uk_plat_hook_fn *on_time, uk_plat_hook_fn *on_leave)
{
	unsigned long flags = uk_plat_irq_save();

	if (!taken) {
		owner_on_time = uk_timer_hook;
		owner_on_leave = uk_irq_leave_hook;
	}
	taken = true;
	uk_plat_timer_set(UK_PLAT_FOREVER);
	uk_timer_hook = on_time;
	uk_irq_leave_hook = on_leave;
	uk_plat_irq_restore(flags);
}

void hooks_give_back(void)
{
	unsigned long flags = uk_plat_irq_save();

	uk_timer_hook = owner_on_time;
	uk_irq_leave_hook = owner_on_leave;
	uk_plat_timer_set(owner_on_time ? 0 : UK_PLAT_FOREVER);
	taken = false;
	uk_plat_irq_restore(flags);
}
