// SPDX-License-Identifier: BSD-3-Clause
// The machine's interrupts where this controller has all of them. A platform
// that has others, too, says itself which is whose.
#include <uk/gic.h>

#include <uk/arm.h>
#include <uk/irq.h>

__attribute__((weak)) int uk_irq_route(unsigned irq)
{
	return uk_gic_route(irq);
}

__attribute__((weak)) void uk_irq_set_mask(unsigned irq, bool mask)
{
	uk_gic_set_mask(irq, mask);
}

__attribute__((weak)) void uk_arm_irq_handle(void)
{
	uk_gic_handle();
	uk_irq_leave();
}
