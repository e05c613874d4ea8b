// SPDX-License-Identifier: BSD-3-Clause
// Instructions and registers of the CPU that C has no words for.
#ifndef ARM_CPU_H
#define ARM_CPU_H

#include <uk/base.h>

/* The generic timer's virtual counter and timer (ARM Architecture Reference
 * Manual ARMv7-A, B8.1). */
static inline uint64_t arm_counter(void)
{
	uint64_t count;

	/* The counter may be read early, as memory may. */
	__asm__ volatile("isb\n"
			 "mrrc p15, 1, %Q0, %R0, c14"
			 : "=r"(count)::"memory");
	return count;
}

static inline uint32_t arm_counter_hz(void)
{
	uint32_t hz;

	__asm__ volatile("mrc p15, 0, %0, c14, c0, 0" : "=r"(hz));
	return hz;
}

static inline void arm_timer_compare(uint64_t count)
{
	__asm__ volatile("mcrr p15, 3, %Q0, %R0, c14" ::"r"(count));
}

enum { ARM_TIMER_ON = 1 << 0, ARM_TIMER_MASKED = 1 << 1 };

static inline void arm_timer_control(uint32_t control)
{
	__asm__ volatile("mcr p15, 0, %0, c14, c3, 1\n"
			 "isb" ::"r"(control)
			 : "memory");
}

static inline bool arm_timer_is_on(void)
{
	uint32_t control;

	__asm__ volatile("mrc p15, 0, %0, c14, c3, 1" : "=r"(control));
	return control & ARM_TIMER_ON;
}

static inline void arm_wait_for_interrupt(void)
{
	__asm__ volatile("dsb\n"
			 "wfi" ::
			     : "memory");
}

/* Those that wait, for they are masked before and after. */
static inline void arm_let_interrupts_in(void)
{
	__asm__ volatile("cpsie i\n"
			 "isb\n"
			 "cpsid i" ::
			     : "memory");
}

#endif
