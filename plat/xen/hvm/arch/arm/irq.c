// SPDX-License-Identifier: BSD-3-Clause
// Events as an interrupt: a line of the GIC's, which has the timer's, too.
#include "hvm_arm.h"

#include <uk/arm.h>
#include <uk/assert.h>
#include <uk/evtchn.h>
#include <uk/gic.h>
#include <uk/irq.h>
#include <uk/plat.h>

int uk_irq_route(unsigned irq)
{
	return irq < HVM_FIRST_LINE ? uk_evtchn_route(irq) : uk_gic_route(irq);
}

void uk_irq_set_mask(unsigned irq, bool mask)
{
	if (irq < HVM_FIRST_LINE)
		uk_evtchn_set_mask(irq, mask);
	else
		uk_gic_set_mask(irq, mask);
}

/* What is left for later waits for other events: only once the GIC knows that
 * this one is over. */
void uk_arm_irq_handle(void)
{
	uk_gic_handle();
	uk_evtchn_run_later();
}

static void on_event(void *arg)
{
	(void)arg;
	uk_evtchn_run_handlers();
}

void hvm_irq_init(const struct uk_fdt *fdt, int node)
{
	struct uk_fdt_irq event;

	if (node < 0)
		return;
	int irq = uk_fdt_irq(fdt, node, 0, &event) ? -1 : uk_gic_irq(&event);

	if (irq < 0 || uk_plat_irq_attach((unsigned)irq, on_event, NULL))
		uk_panic("xen-hvm: no interrupt for events");
}
