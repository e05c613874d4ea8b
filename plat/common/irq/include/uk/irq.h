// SPDX-License-Identifier: BSD-3-Clause
// Handlers of interrupts: the table that platforms share, and what it asks of
// their interrupt controller.
//
// For platform code. This part implements uk_plat_irq_attach, uk_plat_irq_mask
// and uk_plat_irq_unmask.
#ifndef UK_IRQ_H
#define UK_IRQ_H

#include <uk/plat.h>

/* Runs the handlers of `irq`. For interrupt entries: interrupts masked. */
void uk_irq_run(unsigned irq);

/* For interrupt entries, last of all: it may be long before this returns, with
 * other interrupts in between. */
static inline void uk_irq_leave(void)
{
	if (uk_irq_leave_hook)
		uk_irq_leave_hook();
}

/* Whether any interrupt has a handler. */
bool uk_irq_any(void);

/* The controller's, defined by whoever drives it; interrupts are masked. ------
 */

/* Has `irq` arrive from now on, masked. Called once for each, before its first
 * handler is there. Returns 0, or -EINVAL for no such interrupt. */
int uk_irq_route(unsigned irq) UK_MUST_CHECK;

/* Does nothing for an interrupt that was never routed. */
void uk_irq_set_mask(unsigned irq, bool mask);

#endif
