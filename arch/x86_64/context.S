// SPDX-License-Identifier: BSD-3-Clause
// Context switch: what the calling convention lets a callee keep, and the stack.

	.section .text.uk_arch_context_switch, "ax"
	.globl	uk_arch_context_switch
	.type	uk_arch_context_switch, @function
uk_arch_context_switch:			/* rdi: from, rsi: to */
	push	%rbp
	push	%rbx
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	push	%rax			/* room for the FPU's modes */
	stmxcsr	(%rsp)
	fnstcw	4(%rsp)
	mov	%rsp, (%rdi)
	mov	(%rsi), %rsp
	ldmxcsr	(%rsp)
	fldcw	4(%rsp)
	pop	%rax
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%rbx
	pop	%rbp
	ret
	.size	uk_arch_context_switch, . - uk_arch_context_switch

/* Where a new context starts: r12 is the function, r13 its argument. A zero
 * frame pointer ends its backtraces. */
	.section .text.uk_arch_context_start, "ax"
	.globl	uk_arch_context_start
	.hidden	uk_arch_context_start
	.type	uk_arch_context_start, @function
uk_arch_context_start:
	xor	%ebp, %ebp
	mov	%r13, %rdi
	call	*%r12
	ud2
	.size	uk_arch_context_start, . - uk_arch_context_start

	.section .note.GNU-stack, "", @progbits
