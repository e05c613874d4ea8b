// SPDX-License-Identifier: BSD-3-Clause
// One entry for each vector, all leading to pc_trap.

#include "pc.h"

#include <uk/x86_traps.h>

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
	.if	!UK_X86_HAS_ERROR(vector)
	push	$0
	.endif
	push	$vector
	jmp	common
	vector = vector + 1
	.endr

common:
	push	%rax
	uk_x86_push
	cld
	mov	%rsp, %rdi
	call	pc_trap
	uk_x86_pop
	add	$16, %rsp		/* vector, error code */
	iretq
	.size	pc_trap_entries, . - pc_trap_entries

	.section .note.GNU-stack, "", @progbits
