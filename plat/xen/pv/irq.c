// SPDX-License-Identifier: BSD-3-Clause
// Masking interrupts: a byte in the shared page, which Xen looks at.
#include <uk/evtchn.h>
#include <uk/plat.h>

/* Only this CPU's Xen looks, so order in the program is enough. */
static void set_mask(bool mask)
{
	__asm__ volatile("" ::: "memory");
	*(volatile uint8_t *)&uk_xen_vcpu()->evtchn_upcall_mask = mask;
	__asm__ volatile("" ::: "memory");
}

unsigned long uk_plat_irq_save(void)
{
	bool was_masked =
	    *(volatile uint8_t *)&uk_xen_vcpu()->evtchn_upcall_mask;

	set_mask(true);
	return was_masked ? 0 : UK_PLAT_IRQ_ON;
}

/* Xen does not look when the mask goes: what came meanwhile is run here. */
void uk_plat_irq_restore(unsigned long flags)
{
	if (!flags)
		return;
	set_mask(false);
	while (uk_evtchn_waits()) {
		set_mask(true);
		uk_evtchn_run();
		set_mask(false);
	}
}
