// SPDX-License-Identifier: BSD-3-Clause
// Interrupts: ISA numbers below 16, global system interrupts from there on, by
// the APICs or, on a machine without, by the PICs.
#include "pc.h"

#include <uk/errno.h>
#include <uk/irq.h>
#include <uk/plat.h>

#define INTERRUPT_FLAG (1UL << 9)

static bool has_apic;
static struct pc_ioapic_pin pins[PC_IRQS];

unsigned long uk_plat_irq_save(void)
{
	unsigned long flags;

	__asm__ volatile("pushf; pop %0; cli" : "=r"(flags)::"memory");
	return flags & INTERRUPT_FLAG ? UK_PLAT_IRQ_ON : 0;
}

void uk_plat_irq_restore(unsigned long flags)
{
	if (flags)
		__asm__ volatile("sti" ::: "memory");
}

void uk_pc_irq_init(void)
{
	pc_pic_init();
	has_apic = pc_apic_init();
}

int uk_irq_route(unsigned irq)
{
	struct uk_acpi_irq to = {.gsi = irq, .level = true};

	if (irq >= PC_IRQS || (!has_apic && irq >= 16))
		return -EINVAL;
	if (!has_apic)
		return 0;
	if (irq < 16)
		uk_acpi_isa_irq(uk_acpi_find(pc_acpi(), "APIC"), irq, &to);
	return pc_ioapic_route(&pins[irq], &to, PC_VECTOR_IRQ + irq) ? 0
								     : -EINVAL;
}

static bool is_routed(unsigned irq)
{
	return irq < PC_IRQS &&
	       (has_apic ? pins[irq].window != NULL : irq < 16);
}

void uk_irq_set_mask(unsigned irq, bool mask)
{
	if (!is_routed(irq))
		return;
	if (has_apic)
		pc_ioapic_mask(&pins[irq], mask);
	else
		pc_pic_mask(irq, mask);
}

void pc_irq_handle(unsigned vector)
{
	unsigned irq = vector - PC_VECTOR_IRQ;

	if (vector == PC_VECTOR_SPURIOUS)
		return;
	uk_irq_run(irq);
	if (has_apic)
		pc_apic_end();
	else
		pc_pic_end(irq);
}

/* Where there is no APIC the PIT has to do: at most 55 ms a time. */
static void arm(uint64_t deadline)
{
	uint64_t now = uk_pc_tsc();
	uint64_t left = deadline > now ? deadline - now : 0;
	uint64_t hz = uk_pc_tsc_hz();

	if (has_apic)
		pc_apic_timer(deadline);
	else
		pc_pit_timer(left > hz ? 0xffff : left * PC_PIT_HZ / hz);
}

void uk_pc_timer_idle(uint64_t deadline_tsc)
{
	if (deadline_tsc != UINT64_MAX)
		arm(deadline_tsc);
	/* sti lets interrupts in only after the next instruction, hlt: none can
	 * slip in between and leave the CPU halted. Those that wait get their
	 * turn even where there is no time left to idle. */
	if (deadline_tsc == UINT64_MAX || uk_pc_tsc() < deadline_tsc)
		__asm__ volatile("sti; hlt; cli" ::: "memory");
	else
		__asm__ volatile("sti; nop; cli" ::: "memory");
}
