// SPDX-License-Identifier: BSD-3-Clause
// The FPU's registers and modes: VFPv3 with sixteen double registers.

	.syntax unified
	.fpu	vfpv3-d16
	.section .text.uk_arch_fpu_save, "ax"
	.globl	uk_arch_fpu_save
	.type	uk_arch_fpu_save, %function
uk_arch_fpu_save:			/* r0: the area */
	vstmia	r0!, {d0-d15}
	vmrs	r1, fpscr
	str	r1, [r0]
	bx	lr
	.size	uk_arch_fpu_save, . - uk_arch_fpu_save

	.section .text.uk_arch_fpu_restore, "ax"
	.globl	uk_arch_fpu_restore
	.type	uk_arch_fpu_restore, %function
uk_arch_fpu_restore:			/* r0: the area */
	vldmia	r0!, {d0-d15}
	ldr	r1, [r0]
	vmsr	fpscr, r1
	bx	lr
	.size	uk_arch_fpu_restore, . - uk_arch_fpu_restore

	.section .note.GNU-stack, "", %progbits
