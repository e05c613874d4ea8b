// SPDX-License-Identifier: BSD-3-Clause
// From the first instruction to C: one CPU, in SVC mode, at the address that the
// image is linked at, MMU and caches on (ARM Architecture Reference Manual
// ARMv7-A, B3.5 for the tables, B4.1 for the registers).
//
// Caches are off and empty when this starts, as reset or a boot loader leaves
// them. r10 is what the loader gave; r9 says what a fault would mean.

#include "arm.h"

#define PATTERN 0x6b6c6d6e

#define SMP (1 << 6)		/* of the auxiliary control register */

/* Bits of the system control register, and those that must not be set. */
#define MMU     (1 << 0)
#define CACHE_D (1 << 2)
#define BRANCH  (1 << 11)
#define CACHE_I (1 << 12)
#define WANTED  (MMU | CACHE_D | BRANCH | CACHE_I)
#define ALIGN   (1 << 1)
#define HIGH    (1 << 13)
#define WXN     ((1 << 19) | (1 << 20))
#define BIG_END (1 << 25)
#define REMAP   ((1 << 28) | (1 << 29))
#define THUMB   (1 << 30)

/* Walks read through the caches, like the tables' writers. */
#define WALK_CACHED ((1 << 6) | (1 << 3) | (1 << 1))

	.syntax unified
	.arch	armv7-a
	.arch_extension	virt
	.fpu	vfpv3-d16

	.section .text.uk_arm_boot, "ax"
	.globl	uk_arm_boot
	.type	uk_arm_boot, %function
uk_arm_boot:
	mov	r10, r2
	mrs	r0, cpsr
	and	r0, r0, #0x1f
	cmp	r0, #ARM_MODE_HYP
	bleq	leave_hyp
	cpsid	aif, #ARM_MODE_SVC

	/* One CPU is enough: the others wait for ever. */
	mrc	p15, 0, r0, c0, c0, 5
	tst	r0, #0xff
	bne	park

	adr	r0, boot_vectors
	mcr	p15, 0, r0, c12, c0, 0
	mrc	p15, 0, r0, c1, c0, 0
	bic	r0, r0, #HIGH
	mcr	p15, 0, r0, c1, c0, 0
	isb

	/* A loader may have put the image where RAM ends within it, or what it
	 * gives where the image has its data. */
	adr	r9, too_little
	ldr	r0, =uk_image_end - 4
	ldr	r1, =PATTERN
	str	r1, [r0]
	dsb
	ldr	r2, [r0]
	cmp	r1, r2
	bne	failed
	ldr	r4, =uk_text_start
	cmp	r10, r4
	cmphs	r0, r10
	bhs	failed
	adr	r9, unexpected

	/* Where it was loaded, a header before this one's code included. */
	adr	r5, uk_arm_boot
	ldr	r0, =uk_arm_boot
	sub	r5, r5, r0
	add	r5, r5, r4
	cmp	r4, r5
	blne	move
	dsb
	mov	r0, #0
	mcr	p15, 0, r0, c7, c5, 0	/* instruction cache */
	mcr	p15, 0, r0, c7, c5, 6	/* branch predictor */
	dsb
	isb
	ldr	pc, =linked

/* To r4, where the image is linked, from r5: upwards from the end on. Only what
 * runs now must not be overwritten, and it stands at the image's start. */
move:
	ldr	r6, =uk_file_end
	sub	r6, r6, r4		/* bytes */
	subs	r7, r5, r4
	bhi	2f
1:	subs	r6, r6, #4
	ldr	r0, [r5, r6]
	str	r0, [r4, r6]
	bne	1b
	bx	lr
2:	adr	r9, overlaps
	cmp	r7, r6
	blo	failed
	add	r6, r6, r4		/* end */
3:	ldr	r0, [r5], #4
	str	r0, [r4], #4
	cmp	r4, r6
	blo	3b
	bx	lr

/* A hypervisor's mode can trap what the kernel's does: nothing shall be (B4.1.31
 * on; timers B8.1.5). */
leave_hyp:
	mov	r1, #0
	mcr	p15, 4, r1, c1, c1, 0	/* HCR */
	mcr	p15, 4, r1, c1, c1, 3	/* HSTR */
	mrc	p15, 4, r0, c1, c1, 1	/* HDCR: the performance counters stay */
	and	r0, r0, #0x1f
	mcr	p15, 4, r0, c1, c1, 1
	ldr	r0, =0x33ff		/* no coprocessor but the reserved ones */
	mcr	p15, 4, r0, c1, c1, 2	/* HCPTR */
	mrc	p15, 0, r0, c0, c0, 0	/* the CPU is what it says it is */
	mcr	p15, 4, r0, c0, c0, 0	/* VPIDR */
	mrc	p15, 0, r0, c0, c0, 5
	mcr	p15, 4, r0, c0, c0, 5	/* VMPIDR */
	mrc	p15, 4, r0, c14, c1, 0	/* CNTHCTL: counter and timer */
	orr	r0, r0, #3
	mcr	p15, 4, r0, c14, c1, 0
	mcrr	p15, 4, r1, r1, c14	/* CNTVOFF */
	msr	elr_hyp, lr
	mov	r0, #0xc0 | ARM_MODE_SVC
	orr	r0, r0, #0x100
	msr	spsr_cxsf, r0
	eret

park:
	wfi
	b	park

	/* Until the image's own vectors. */
	.balign	32
boot_vectors:
	.rept	8
	b	failed
	.endr
failed:
	mov	r0, r9
	b	uk_arm_boot_failed

	.globl	uk_arm_boot_say
	.type	uk_arm_boot_say, %function
uk_arm_boot_say:
	mov	r3, #0x10000		/* for a port that never gets ready */
1:	ldr	r2, [r1, #0x18]
	tst	r2, #0x20
	beq	2f
	subs	r3, r3, #1
	bne	1b
2:	ldrb	r2, [r0], #1
	cmp	r2, #0
	bxeq	lr
	str	r2, [r1]
	b	uk_arm_boot_say

	/* Near, because the address is found from the program counter. */
	.balign	4
too_little:
	.asciz	"arm: there is less memory than the image needs\r\nuk: exit 134\r\n"
	.balign	4
overlaps:
	.asciz	"arm: the image was loaded into the end of where it belongs\r\nuk: exit 134\r\n"
	.balign	4
unexpected:
	.asciz	"arm: an exception before there is anything to report it\r\nuk: exit 134\r\n"
	.balign	4
	.ltorg

linked:
	/* A raw image is as long as its data. */
	ldr	r0, =uk_file_end
	ldr	r1, =uk_image_end
	mov	r2, #0
1:	str	r2, [r0], #4
	cmp	r0, r1
	blo	1b

	/* Takes part in coherence, without which caches do not cache: Cortex-A5,
	 * 7, 9, 12, 15 and 17, not A8. Where firmware owns it, it is set. */
	mrc	p15, 0, r0, c0, c0, 0
	ldr	r1, =0xff00fff0
	ldr	r2, =0x4100c080
	and	r1, r1, r0
	cmp	r1, r2
	beq	2f
	bic	r1, r1, #0xf0
	bic	r2, r2, #0x80
	cmp	r1, r2
	bne	2f
	mrc	p15, 0, r0, c1, c0, 1
	tst	r0, #SMP
	orreq	r0, r0, #SMP
	mcreq	p15, 0, r0, c1, c0, 1
2:
	/* The FPU, without traps, as the ABI wants it. */
	mrc	p15, 0, r0, c1, c0, 2
	orr	r0, r0, #0xf << 20
	mcr	p15, 0, r0, c1, c0, 2
	isb
	mov	r0, #1 << 30
	vmsr	fpexc, r0
	mov	r0, #0
	vmsr	fpscr, r0

	/* The image's own sections, all of it allowed until C knows better. */
	ldr	r0, =arm_tables
	ldr	r1, =uk_text_start
	ldr	r2, =uk_image_end - 1
	lsr	r1, r1, #20
	lsr	r2, r2, #20
	ldr	r3, =ARM_SECTION | ARM_SECTION_RAM | ARM_SECTION_RW
3:	orr	r4, r3, r1, lsl #20
	str	r4, [r0, r1, lsl #2]
	add	r1, r1, #1
	cmp	r1, r2
	bls	3b

	mov	r1, #0
	mcr	p15, 0, r1, c2, c0, 2	/* TTBCR: one table for all */
	orr	r0, r0, #WALK_CACHED
	mcr	p15, 0, r0, c2, c0, 0	/* TTBR0 */
	mov	r0, #1
	mcr	p15, 0, r0, c3, c0, 0	/* DACR: as the entries say */
	dsb
	mcr	p15, 0, r1, c8, c7, 0	/* TLB */
	mcr	p15, 0, r1, c7, c5, 0
	mcr	p15, 0, r1, c7, c5, 6
	dsb
	isb
	mrc	p15, 0, r0, c1, c0, 0
	ldr	r1, =WANTED
	ldr	r2, =ALIGN | HIGH | WXN | BIG_END | REMAP | THUMB
	orr	r0, r0, r1
	bic	r0, r0, r2
	mcr	p15, 0, r0, c1, c0, 0
	ldr	r0, =arm_vectors
	mcr	p15, 0, r0, c12, c0, 0
	isb

	ldr	sp, =uk_stack_high
	mov	r0, r10
	mov	lr, #0			/* nobody called */
	b	uk_arm_start
	.ltorg
	.size	uk_arm_boot, . - uk_arm_boot

	.section .pages, "aw", %nobits
	.balign	16384
	.globl	arm_tables, arm_trap_stack
	.hidden	arm_tables, arm_trap_stack
arm_tables:
	.skip	16384
	.skip	4096			/* not mapped */
arm_trap_stack:
	.skip	ARM_TRAP_STACK_BYTES

	.section .note.GNU-stack, "", %progbits
