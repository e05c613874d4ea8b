// SPDX-License-Identifier: BSD-3-Clause
// setjmp and longjmp for arm: the registers that a call preserves.
	.syntax unified
	.fpu vfpv3-d16
	.section .text.setjmp, "ax", %progbits
	.globl setjmp
	.type setjmp, %function
setjmp:
	mov r2, sp
	stmia r0!, {r2, r4-r11, lr}
	vstmia r0, {d8-d15}
	mov r0, #0
	bx lr
	.size setjmp, . - setjmp

	.section .text.longjmp, "ax", %progbits
	.globl longjmp
	.type longjmp, %function
longjmp:
	ldmia r0!, {r2, r4-r11, lr}
	mov sp, r2
	vldmia r0, {d8-d15}
	movs r0, r1
	moveq r0, #1		/* 0 becomes 1 */
	bx lr
	.size longjmp, . - longjmp
	.section .note.GNU-stack, "", %progbits
