// SPDX-License-Identifier: BSD-3-Clause
// Context switch: what the calling convention lets a callee keep, and the stack.

	.syntax unified
	.fpu	vfpv3-d16
	.section .text.uk_arch_context_switch, "ax"
	.globl	uk_arch_context_switch
	.type	uk_arch_context_switch, %function
uk_arch_context_switch:			/* r0: from, r1: to */
	push	{r4-r11, lr}
	vmrs	r2, fpscr
	vpush	{d8-d15}
	push	{r2}
	str	sp, [r0]
	ldr	sp, [r1]
	pop	{r2}
	vpop	{d8-d15}
	vmsr	fpscr, r2
	pop	{r4-r11, pc}
	.size	uk_arch_context_switch, . - uk_arch_context_switch

/* Where a new context starts: r4 is the function, r5 its argument. There is no
 * table for what has no caller, which ends its backtraces. */
	.section .text.uk_arch_context_start, "ax"
	.globl	uk_arch_context_start
	.hidden	uk_arch_context_start
	.type	uk_arch_context_start, %function
uk_arch_context_start:
	.fnstart
	.cantunwind
	mov	r0, r5
	blx	r4
	udf	#0
	.fnend
	.size	uk_arch_context_start, . - uk_arch_context_start

/* The frame of whoever calls this: r0. */
	.section .text.uk_arch_frame_here, "ax"
	.globl	uk_arch_frame_here
	.type	uk_arch_frame_here, %function
uk_arch_frame_here:
	sub	r1, lr, #1
	str	r1, [r0], #4
	stm	r0!, {r4-r11}
	str	sp, [r0], #4
	str	lr, [r0]
	bx	lr
	.size	uk_arch_frame_here, . - uk_arch_frame_here

/* Tables name these to say in which form they are; nobody calls them. */
	.section .text.__aeabi_unwind_cpp_pr0, "ax"
	.globl	__aeabi_unwind_cpp_pr0, __aeabi_unwind_cpp_pr1
__aeabi_unwind_cpp_pr0:
__aeabi_unwind_cpp_pr1:
	udf	#0

	.section .note.GNU-stack, "", %progbits
