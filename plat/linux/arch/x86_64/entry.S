// SPDX-License-Identifier: BSD-3-Clause
// The process's first instructions, and its way back from a signal.

	.section .text._start, "ax"
	.globl	_start
	.type	_start, @function
_start:
	/* rsp: argc, argv, environment, auxiliary vector (System V ABI for
	 * x86-64, 3.4.1). C runs on a stack that has a guard page. */
	mov	%rsp, %rdi
	xor	%ebp, %ebp
	mov	$uk_stack_high, %esp
	call	linux_start
	ud2
	.size	_start, . - _start

	.section .text.linux_sigreturn, "ax"
	.globl	linux_sigreturn
	.type	linux_sigreturn, @function
linux_sigreturn:
	mov	$15, %eax		/* rt_sigreturn */
	syscall
	ud2
	.size	linux_sigreturn, . - linux_sigreturn

	.section .note.GNU-stack, "", @progbits
