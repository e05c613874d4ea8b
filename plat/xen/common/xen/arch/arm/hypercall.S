// SPDX-License-Identifier: BSD-3-Clause
// Hypercalls of 32-bit Arm guests: by hvc, with a tag of Xen's (its public header
// arch-arm.h).

#define TAG 0xea1

	.syntax unified
	.arch	armv7-a
	.arch_extension	virt

/* uk_xen_hypercall(a, b, c, d, e, op): Xen takes the first four as C does. */
	.section .text.uk_xen_hypercall, "ax", %progbits
	.globl	uk_xen_hypercall
	.type	uk_xen_hypercall, %function
	.fnstart
uk_xen_hypercall:
	.save	{r4, lr}
	push	{r4, lr}
	ldr	r4, [sp, #8]
	ldr	r12, [sp, #12]
	hvc	#TAG
	pop	{r4, pc}
	.fnend
	.size	uk_xen_hypercall, . - uk_xen_hypercall

	.section .note.GNU-stack, "", %progbits
