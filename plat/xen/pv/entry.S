// SPDX-License-Identifier: BSD-3-Clause
// The notes by which the domain builder knows the image; the entry.

#include "layout.h"

#include <xen/elfnote.h>

.macro	note	type, value:vararg
	.balign	4
	.long	4			/* bytes of the name */
	.long	2f - 1f
	.long	\type
	.asciz	"Xen"
1:	\value
2:
.endm

	.section .note.Xen, "a", @note
	note	XEN_ELFNOTE_GUEST_OS, .asciz "Unicore"
	note	XEN_ELFNOTE_XEN_VERSION, .asciz "xen-3.0"
	note	XEN_ELFNOTE_LOADER, .asciz "generic"
	note	XEN_ELFNOTE_PAE_MODE, .asciz "yes"
	note	XEN_ELFNOTE_FEATURES, .asciz "!writable_page_tables|pae_pgdir_above_4gb"
	note	XEN_ELFNOTE_VIRT_BASE, .quad PV_BASE
	note	XEN_ELFNOTE_PADDR_OFFSET, .quad PV_BASE
	note	XEN_ELFNOTE_ENTRY, .quad pv_entry_point
	note	XEN_ELFNOTE_HYPERCALL_PAGE, .quad uk_xen_hypercall_page
	.balign	4

/* rsi: start info. */
	.section .text.pv_entry_point, "ax"
	.globl	pv_entry_point
	.hidden	pv_entry_point
	.type	pv_entry_point, @function
pv_entry_point:
	cld
	mov	$uk_stack_high, %esp
	xor	%ebp, %ebp
	mov	%rsi, %rdi
	call	pv_start
	.size	pv_entry_point, . - pv_entry_point

	.section .note.GNU-stack, "", @progbits
