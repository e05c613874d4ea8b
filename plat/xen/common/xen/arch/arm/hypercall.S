// SPDX-License-Identifier: BSD-3-Clause
// Hypercalls of 32-bit guests (<xen/arch-arm.h>): arguments in r0 to r4, the
// operation in r12.

#define __ASSEMBLY__ /* as Xen spells it */
#include <xen/arch-arm.h>

	.syntax unified
	.arch	armv7-a
	.arch_extension	virt

/* uk_xen_hypercall(a, b, c, d, e, op): the last two are on the stack. */
	.section .text.uk_xen_hypercall, "ax"
	.globl	uk_xen_hypercall
	.type	uk_xen_hypercall, %function
uk_xen_hypercall:
	.fnstart
	.save	{r4, lr}
	push	{r4, lr}
	ldr	r4, [sp, #8]
	ldr	r12, [sp, #12]
	hvc	#XEN_HYPERCALL_TAG
	pop	{r4, pc}
	.fnend
	.size	uk_xen_hypercall, . - uk_xen_hypercall

	.section .note.GNU-stack, "", %progbits
