// SPDX-License-Identifier: BSD-3-Clause
// Hypercalls of 64-bit guests, paravirtual or not: by an entry of a page that
// Xen fills.

	/* Takes no room in the file. */
	.section .hypercall_page, "ax", @nobits
	.globl	uk_xen_hypercall_page
	.type	uk_xen_hypercall_page, @object
	.balign	0x1000
uk_xen_hypercall_page:
	.skip	0x1000
	.size	uk_xen_hypercall_page, . - uk_xen_hypercall_page

/* uk_xen_hypercall(a, b, c, d, e, op): Xen takes them in the registers of C but
 * for the fourth. An entry has 32 bytes. */
	.section .text.uk_xen_hypercall, "ax", @progbits
	.globl	uk_xen_hypercall
	.type	uk_xen_hypercall, @function
uk_xen_hypercall:
	mov	%rcx, %r10
	mov	%r9d, %eax
	shl	$5, %eax
	add	$uk_xen_hypercall_page, %rax
	jmp	*%rax
	.size	uk_xen_hypercall, . - uk_xen_hypercall

	.section .note.GNU-stack, "", @progbits
