// SPDX-License-Identifier: BSD-3-Clause
// The process's first instructions, and its way back from a signal.

	.syntax unified
	.section .text._start, "ax"
	.globl	_start
	.type	_start, %function
_start:
	.fnstart
	.cantunwind
	/* sp: argc, argv, environment, auxiliary vector. C runs on a stack that
	 * has a guard page. */
	mov	r0, sp
	ldr	sp, =uk_stack_high
	mov	lr, #0
	bl	linux_start
	udf	#0
	.fnend
	.ltorg
	.size	_start, . - _start

	.section .text.linux_sigreturn, "ax"
	.globl	linux_sigreturn
	.type	linux_sigreturn, %function
linux_sigreturn:
	mov	r7, #173		/* rt_sigreturn */
	svc	#0
	udf	#0
	.size	linux_sigreturn, . - linux_sigreturn

	.section .note.GNU-stack, "", %progbits
