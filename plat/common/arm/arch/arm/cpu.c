// SPDX-License-Identifier: BSD-3-Clause
// What the CPU itself does for the platform contract, and calls of firmware.
#include "arm.h"

#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/plat.h>

unsigned long uk_plat_irq_save(void)
{
	enum { MASKED = 1 << 7 };
	unsigned long cpsr;

	__asm__ volatile("mrs %0, cpsr\n"
			 "cpsid i"
			 : "=r"(cpsr)::"memory");
	return cpsr & MASKED ? 0 : UK_PLAT_IRQ_ON;
}

void uk_plat_irq_restore(unsigned long flags)
{
	if (flags)
		__asm__ volatile("cpsie i" ::: "memory");
}

void uk_machine_halt(void)
{
	for (;;)
		__asm__ volatile("cpsid if\n"
				 "wfi");
}

/* TPIDRURO, which a program may read too. */
void uk_plat_thread_pointer_set(void *tp)
{
	__asm__ volatile("mcr p15, 0, %0, c13, c0, 3" ::"r"(tp));
}

/* ARMv7 has no instruction for it. */
int uk_plat_entropy(void *buf, size_t bytes)
{
	return uk_entropy_hook ? uk_entropy_hook(buf, bytes) : -ENOTSUP;
}
