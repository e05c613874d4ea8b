// SPDX-License-Identifier: BSD-3-Clause
// Threads that are interrupted for others.
#include "internal.h"

#include <uk/init.h>

void uk_sched_preempt(void)
{
	thread_preempt = true;
}

void uk_thread_irq_restore(unsigned long flags)
{
	uk_plat_irq_restore(flags);
	if (!flags || !thread_preempt)
		return;
	flags = uk_plat_irq_save();
	thread_schedule(UK_SCHED_PREEMPTED);
	uk_plat_irq_restore(flags);
}

/* Kept out of line: most interrupts do not need the room. */
__attribute__((noinline)) static void switch_interrupted(void)
{
	char fpu[UK_ARCH_FPU_BYTES] __attribute__((aligned(UK_ARCH_FPU_ALIGN)));

	uk_arch_fpu_save(fpu);
	thread_schedule(UK_SCHED_PREEMPTED);
	uk_arch_fpu_restore(fpu);
}

/* The end of an interrupt, on the stack of the thread that it came to. */
static void leave_interrupt(void)
{
	thread_interrupt();
	if (thread_preempt && !thread_idles)
		switch_interrupted();
}

static int begin(void)
{
	uk_irq_leave_hook = leave_interrupt;
	/* Nobody has picked the first thread: its scheduler does not know yet
	 * that it runs, and would let nobody interrupt it. */
	uk_thread_yield();
	return 0;
}
UK_INIT(sched, begin);
