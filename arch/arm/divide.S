// SPDX-License-Identifier: BSD-3-Clause
// Division, which ARMv7-A need not have an instruction for: "Run-time ABI for
// the Arm Architecture", 5.3.2. Bit by bit, from the quotient's first one on.

	.syntax unified

	.section .text.__aeabi_idiv0, "ax"
	.globl	__aeabi_idiv0, __aeabi_ldiv0
	.type	__aeabi_idiv0, %function
__aeabi_idiv0:
__aeabi_ldiv0:
	.fnstart
	udf	#0			/* as where the CPU itself refuses */
	.fnend
	.size	__aeabi_idiv0, . - __aeabi_idiv0

	.section .text.__aeabi_uidivmod, "ax"
	.globl	__aeabi_uidivmod, __aeabi_uidiv
	.type	__aeabi_uidivmod, %function
__aeabi_uidivmod:			/* r0 / r1: to r0; r0 % r1: to r1 */
__aeabi_uidiv:
	.fnstart
	cmp	r1, #0
	beq	__aeabi_idiv0
	clz	r2, r1
	clz	r3, r0
	subs	r2, r2, r3		/* bits of the quotient, less one */
	mov	r3, #0			/* the quotient */
	blo	2f
	lsl	r12, r1, r2
1:	cmp	r0, r12
	subhs	r0, r0, r12
	adc	r3, r3, r3
	lsr	r12, r12, #1
	subs	r2, r2, #1
	bpl	1b
2:	mov	r1, r0
	mov	r0, r3
	bx	lr
	.fnend
	.size	__aeabi_uidivmod, . - __aeabi_uidivmod

	.section .text.__aeabi_idivmod, "ax"
	.globl	__aeabi_idivmod, __aeabi_idiv
	.type	__aeabi_idivmod, %function
__aeabi_idivmod:			/* the same, signed */
__aeabi_idiv:
	.fnstart
	.save	{r4, r5, r6, lr}
	push	{r4, r5, r6, lr}
	mov	r4, r0			/* the remainder's sign */
	eor	r5, r0, r1		/* the quotient's */
	cmp	r0, #0
	rsblt	r0, r0, #0
	cmp	r1, #0
	rsblt	r1, r1, #0
	bl	__aeabi_uidivmod
	cmp	r5, #0
	rsblt	r0, r0, #0
	cmp	r4, #0
	rsblt	r1, r1, #0
	pop	{r4, r5, r6, pc}
	.fnend
	.size	__aeabi_idivmod, . - __aeabi_idivmod

	.section .text.__aeabi_uldivmod, "ax"
	.globl	__aeabi_uldivmod
	.type	__aeabi_uldivmod, %function
__aeabi_uldivmod:			/* r1:r0 / r3:r2: to r1:r0, remainder r3:r2 */
	.fnstart
	.save	{r4, r5, r6, r7, r8, lr}
	push	{r4, r5, r6, r7, r8, lr}
	orrs	r4, r2, r3
	bleq	__aeabi_ldiv0
	cmp	r3, #0
	clzne	r4, r3
	clzeq	r4, r2
	addeq	r4, r4, #32
	cmp	r1, #0
	clzne	r5, r1
	clzeq	r5, r0
	addeq	r5, r5, #32
	subs	r4, r4, r5		/* bits of the quotient, less one */
	mov	r5, #0			/* the quotient: r6:r5 */
	mov	r6, #0
	blo	2f
	/* r3:r2 <<= r4; a shift by 32 or more, negative ones too, gives 0. */
	sub	r7, r4, #32
	rsb	r8, r4, #32
	lsl	r3, r3, r4
	orr	r3, r3, r2, lsl r7
	orr	r3, r3, r2, lsr r8
	lsl	r2, r2, r4
1:	subs	r7, r0, r2
	sbcs	r8, r1, r3
	movhs	r0, r7
	movhs	r1, r8
	adcs	r5, r5, r5
	adc	r6, r6, r6
	lsrs	r3, r3, #1
	rrx	r2, r2
	subs	r4, r4, #1
	bpl	1b
2:	mov	r2, r0
	mov	r3, r1
	mov	r0, r5
	mov	r1, r6
	pop	{r4, r5, r6, r7, r8, pc}
	.fnend
	.size	__aeabi_uldivmod, . - __aeabi_uldivmod

	.section .text.__aeabi_ldivmod, "ax"
	.globl	__aeabi_ldivmod
	.type	__aeabi_ldivmod, %function
__aeabi_ldivmod:			/* the same, signed */
	.fnstart
	.save	{r4, r5, r6, lr}
	push	{r4, r5, r6, lr}
	mov	r4, r1			/* the remainder's sign */
	eor	r5, r1, r3		/* the quotient's */
	cmp	r1, #0
	bge	1f
	rsbs	r0, r0, #0
	rsc	r1, r1, #0
1:	cmp	r3, #0
	bge	2f
	rsbs	r2, r2, #0
	rsc	r3, r3, #0
2:	bl	__aeabi_uldivmod
	cmp	r5, #0
	bge	3f
	rsbs	r0, r0, #0
	rsc	r1, r1, #0
3:	cmp	r4, #0
	bge	4f
	rsbs	r2, r2, #0
	rsc	r3, r3, #0
4:	pop	{r4, r5, r6, pc}
	.fnend
	.size	__aeabi_ldivmod, . - __aeabi_ldivmod

	.section .note.GNU-stack, "", %progbits
