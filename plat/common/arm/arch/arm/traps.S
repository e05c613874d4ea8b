// SPDX-License-Identifier: BSD-3-Clause
// The vectors: interrupts run on the stack that they interrupt, what ends in a
// report on one of its own (ARM Architecture Reference Manual ARMv7-A, B1.8).

#include "arm.h"

	.syntax unified
	.section .text.arm_vectors, "ax"
	.globl	arm_vectors
	.hidden	arm_vectors
	.type	arm_vectors, %function
	.fnstart
	.cantunwind
	.balign	32
arm_vectors:
	b	.			/* reset: nobody comes here */
	b	undefined
	b	supervisor
	b	prefetch
	b	data
	b	.			/* for hypervisors */
	b	interrupt
	b	fast

	.macro	report	vector
	ldr	sp, =arm_trap_stack + ARM_TRAP_STACK_BYTES - 5 * 4
	push	{r0-r12}
	mov	r1, #\vector
	b	common
	.endm

undefined:
	report	ARM_VECTOR_UNDEFINED
prefetch:
	report	ARM_VECTOR_PREFETCH
data:
	report	ARM_VECTOR_DATA
fast:
	report	ARM_VECTOR_FAST

/* Taken in the mode that the code ran in: its stack pointer must stay, so lr and
 * the status go to a mode that has none to lose. */
supervisor:
	cps	#ARM_MODE_ABT
	ldr	sp, =arm_trap_stack + ARM_TRAP_STACK_BYTES
	cps	#ARM_MODE_SVC
	srsdb	sp!, #ARM_MODE_ABT
	cps	#ARM_MODE_ABT
	ldr	lr, [sp, #4]
	msr	spsr_cxsf, lr
	ldr	lr, [sp]
	report	ARM_VECTOR_SUPERVISOR

/* All code but these lines runs in SVC mode: its are the registers to show. */
common:
	mrs	r2, spsr
	mrs	r3, cpsr
	cps	#ARM_MODE_SVC
	mov	r4, sp
	mov	r5, lr
	msr	cpsr_c, r3
	str	r4, [sp, #13 * 4]
	str	r5, [sp, #14 * 4]
	str	lr, [sp, #15 * 4]
	str	r2, [sp, #16 * 4]
	mov	r0, sp
	bl	arm_trap
	.ltorg

interrupt:
	sub	lr, lr, #4
	srsdb	sp!, #ARM_MODE_SVC
	cps	#ARM_MODE_SVC
	push	{r0-r3, r12, lr}
	and	r1, sp, #4		/* calls want 8 */
	sub	sp, sp, r1
	push	{r1, r2}
	bl	uk_arm_irq_handle
	pop	{r1, r2}
	add	sp, sp, r1
	pop	{r0-r3, r12, lr}
	clrex				/* what was half done starts over */
	rfeia	sp!
	.fnend
	.size	arm_vectors, . - arm_vectors

	.section .note.GNU-stack, "", %progbits
