// SPDX-License-Identifier: BSD-3-Clause
// The header of a zImage, by which Xen knows a kernel of 32 bits (Linux,
// arch/arm/boot/compressed/head.S, has it): where it is to be loaded, and its end.
// The end of a start that cannot go on. The shared page.

#define __ASSEMBLY__ /* as Xen spells it */
#include <xen/xen.h>

#define MAGIC 0x016f2818

/* Of sched.h, which is for C alone. */
#define SCHEDOP_shutdown 2
#define SHUTDOWN_crash   3

	.syntax unified
	.arch	armv7-a
	.arch_extension	virt

	.section .zimage, "ax"
	b	uk_arm_boot
	.rept	8
	nop
	.endr
	.word	MAGIC, uk_text_start, uk_file_end

/* To the hypervisor's own console, which shows it where there is no toolstack. */
	.section .text.uk_arm_boot_failed, "ax"
	.globl	uk_arm_boot_failed
	.type	uk_arm_boot_failed, %function
uk_arm_boot_failed:
	mov	r2, r0			/* what to write */
	mov	r1, #0
1:	ldrb	r3, [r2, r1]
	cmp	r3, #0
	addne	r1, r1, #1
	bne	1b
	mov	r0, #CONSOLEIO_write
	mov	r12, #__HYPERVISOR_console_io
	hvc	#XEN_HYPERCALL_TAG
	mov	r0, #SCHEDOP_shutdown
	adr	r1, reason
	mov	r12, #__HYPERVISOR_sched_op
	hvc	#XEN_HYPERCALL_TAG
2:	wfi
	b	2b
reason:	.word	SHUTDOWN_crash
	.size	uk_arm_boot_failed, . - uk_arm_boot_failed

	.section .pages, "aw", %nobits
	.balign	4096
	.globl	hvm_shared_page
	.hidden	hvm_shared_page
hvm_shared_page:
	.skip	4096

	.section .note.GNU-stack, "", %progbits
