// SPDX-License-Identifier: BSD-3-Clause
// Interrupts: ISA numbers below 16, global system interrupts from there on, by
// the APICs or, on a machine without, by the PICs.
#include "chipset.h"

#include <uk/alarm.h>
#include <uk/errno.h>
#include <uk/irq.h>

static bool has_apic;
static struct chipset_ioapic_pin pins[CHIPSET_IRQS];

void uk_chipset_irq_init(void)
{
	chipset_pic_init();
	has_apic = chipset_apic_init();
}

bool chipset_irq_has_apic(void)
{
	return has_apic;
}

int uk_irq_route(unsigned irq)
{
	struct uk_acpi_irq to = {.gsi = irq, .level = true};

	if (chipset_is_message(irq))
		return 0;
	if (irq >= CHIPSET_IRQS || (!has_apic && irq >= 16))
		return -EINVAL;
	if (!has_apic)
		return 0;
	if (irq < 16)
		uk_acpi_isa_irq(uk_acpi_find(chipset_acpi(), "APIC"), irq, &to);
	return chipset_ioapic_route(&pins[irq], &to, UK_PC_VECTOR_IRQ + irq)
		   ? 0
		   : -EINVAL;
}

static bool is_routed(unsigned irq)
{
	return irq < CHIPSET_IRQS &&
	       (has_apic ? pins[irq].window != NULL : irq < 16);
}

void uk_irq_set_mask(unsigned irq, bool mask)
{
	if (!is_routed(irq))
		return;
	if (has_apic)
		chipset_ioapic_mask(&pins[irq], mask);
	else
		chipset_pic_mask(irq, mask);
}

/* The PIT is for those without an APIC. */
static bool is_timer(unsigned irq)
{
	return irq == (has_apic ? CHIPSET_VECTOR_TIMER - UK_PC_VECTOR_IRQ : 0);
}

void uk_pc_irq_handle(unsigned vector)
{
	unsigned irq = vector - UK_PC_VECTOR_IRQ;

	if (vector == CHIPSET_VECTOR_SPURIOUS)
		return;
	if (is_timer(irq))
		uk_alarm_came();
	uk_irq_run(irq);
	if (has_apic)
		chipset_apic_end();
	else
		chipset_pic_end(irq);
	uk_irq_leave();
}

/* Where there is no APIC the PIT has to do: at most 55 ms a time. */
void chipset_irq_timer(uint64_t deadline)
{
	uint64_t now = uk_pc_tsc();
	uint64_t left = deadline > now ? deadline - now : 0;
	uint64_t hz = uk_chipset_tsc_hz();

	if (has_apic)
		chipset_apic_timer(deadline);
	else
		chipset_pit_timer(left > hz ? 0xffff
					    : left * CHIPSET_PIT_HZ / hz);
}
