// SPDX-License-Identifier: BSD-3-Clause
// One entry for each vector, all leading to pv_trap. Xen pushes what a processor
// would, then r11 and rcx (create_bounce_frame's layout is part of its ABI).

#include "layout.h"

#include <uk/x86_traps.h>

#define __ASSEMBLY__ /* as Xen spells it */
#include <xen/xen.h>

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
	.if	!UK_X86_HAS_ERROR(vector)
	push	$0
	.endif
	push	%rax
	mov	$vector, %eax
	jmp	common
	vector = vector + 1
	.endr

common:
	uk_x86_push
	cld
	mov	%rsp, %rdi
	mov	%eax, %esi
	sub	$8, %rsp
	call	pv_trap
	add	$8, %rsp
	uk_x86_pop
	/* Of struct iret_context the page pushes what comes before the flags. Xen
	 * lets events in again in the same step: none is lost or nested. */
	movq	$0, (%rsp)
	jmp	uk_xen_hypercall_page + 32 * __HYPERVISOR_iret
	.size	pv_trap_entries, . - pv_trap_entries

	.section .note.GNU-stack, "", @progbits
