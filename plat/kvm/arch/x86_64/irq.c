// SPDX-License-Identifier: BSD-3-Clause
// Interrupts: the CPU's flag, and the PC's controllers.
#include <uk/pc.h>
#include <uk/plat.h>

#define INTERRUPT_FLAG (1UL << 9)

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

int uk_plat_irq_attach(unsigned irq, uk_plat_irq_fn *fn, void *arg)
{
	return uk_pc_irq_attach(irq, fn, arg);
}

void uk_plat_irq_mask(unsigned irq)
{
	uk_pc_irq_mask(irq);
}

void uk_plat_irq_unmask(unsigned irq)
{
	uk_pc_irq_unmask(irq);
}
