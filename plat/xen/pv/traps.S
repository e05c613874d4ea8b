// SPDX-License-Identifier: BSD-3-Clause
// One entry for each vector, all leading to pv_trap. Xen pushes what a processor
// would, then r11 and rcx (create_bounce_frame's layout is part of its ABI).

#include "layout.h"

#define __ASSEMBLY__ /* as Xen spells it */
#include <xen/xen.h>

/* Exceptions that push an error code (Intel SDM volume 3, table 6-1). */
#define HAS_ERROR(v) \
	((v) == 8 || ((v) >= 10 && (v) <= 14) || (v) == 17 || (v) == 21)

#define ENTRY_BYTES 32

	.section .text.pv_trap_entries, "ax"
	.globl	pv_trap_entries
	.hidden	pv_trap_entries
	.type	pv_trap_entries, @function
	.balign	ENTRY_BYTES
pv_trap_entries:
	vector = 0
	.rept	PV_VECTOR_EVENT + 1
	.balign	ENTRY_BYTES
	pop	%rcx
	pop	%r11
	.if	!HAS_ERROR(vector)
	push	$0
	.endif
	push	%rax
	mov	$vector, %eax
	jmp	common
	vector = vector + 1
	.endr

common:
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
	mov	%eax, %esi
	sub	$8, %rsp
	call	pv_trap
	add	$8, %rsp
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
	/* Of struct iret_context the page pushes what comes before the flags. Xen
	 * lets events in again in the same step: none is lost or nested. */
	movq	$0, (%rsp)
	jmp	uk_xen_hypercall_page + 32 * __HYPERVISOR_iret
	.size	pv_trap_entries, . - pv_trap_entries

	.section .note.GNU-stack, "", @progbits
