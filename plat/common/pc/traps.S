// SPDX-License-Identifier: BSD-3-Clause
// One entry for each vector, all leading to pc_trap.

#include "pc.h"

/* Exceptions that push an error code (Intel SDM volume 3, table 6-1). */
#define HAS_ERROR(v) \
	((v) == 8 || ((v) >= 10 && (v) <= 14) || (v) == 17 || (v) == 21)

#define ENTRY_BYTES 16

	.section .text.pc_trap_entries, "ax"
	.globl	pc_trap_entries
	.hidden	pc_trap_entries
	.type	pc_trap_entries, @function
	.balign	ENTRY_BYTES
pc_trap_entries:
	vector = 0
	.rept	UK_PC_VECTORS
	.balign	ENTRY_BYTES
	.if	!HAS_ERROR(vector)
	push	$0
	.endif
	push	$vector
	jmp	common
	vector = vector + 1
	.endr

common:
	push	%rax
	push	%rbx
	push	%rcx
	push	%rdx
	push	%rsi
	push	%rdi
	push	%rbp
	push	%r8
	push	%r9
	push	%r10
	push	%r11
	push	%r12
	push	%r13
	push	%r14
	push	%r15
	cld
	mov	%rsp, %rdi
	call	pc_trap
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%r11
	pop	%r10
	pop	%r9
	pop	%r8
	pop	%rbp
	pop	%rdi
	pop	%rsi
	pop	%rdx
	pop	%rcx
	pop	%rbx
	pop	%rax
	add	$16, %rsp		/* vector, error code */
	iretq
	.size	pc_trap_entries, . - pc_trap_entries

	.section .note.GNU-stack, "", @progbits
