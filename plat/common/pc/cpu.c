// SPDX-License-Identifier: BSD-3-Clause
// Odds of the CPU itself: masking interrupts, random numbers, the thread
// pointer, standing still.
#include "pc.h"

#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/plat.h>
#include <uk/x86.h>

int uk_plat_entropy(void *buf, size_t bytes)
{
	uint32_t id[4];

	uk_pc_cpuid(1, id);
	if (id[UK_PC_ECX] & 1 << 30)
		return uk_x86_random(buf, bytes);
	return uk_entropy_hook ? uk_entropy_hook(buf, bytes) : -ENOTSUP;
}

unsigned long uk_plat_irq_save(void)
{
	enum { INTERRUPT_FLAG = 1 << 9 };
	unsigned long flags;

	__asm__ volatile("pushf; pop %0; cli" : "=r"(flags)::"memory");
	return flags & INTERRUPT_FLAG ? UK_PLAT_IRQ_ON : 0;
}

void uk_plat_irq_restore(unsigned long flags)
{
	if (flags)
		__asm__ volatile("sti" ::: "memory");
}

void uk_plat_thread_pointer_set(void *tp)
{
	enum { MSR_FS_BASE = 0xc0000100 };

	uk_pc_wrmsr(MSR_FS_BASE, (uintptr_t)tp);
}

void uk_machine_halt(void)
{
	for (;;)
		__asm__ volatile("cli; hlt");
}
