// SPDX-License-Identifier: BSD-3-Clause
// The least that an Arm guest of Xen can do: print LINE, shut down for REASON.
//
// It is a zImage. Created by xl it prints to the ring; where there is none, as Xen
// itself started it, to the emulated serial port.

	.arch	armv7-a
	.arch_extension virt
	.equ	sched_op, 29			/* hypercalls */
	.equ	evtchn_op, 32
	.equ	hvm_op, 34
	.equ	domid_self, 0x7ff0
	.equ	param_console_pfn, 17
	.equ	param_console_evtchn, 18
	.equ	out, 1024			/* struct xencons_interface */
	.equ	out_prod, 3084
	.equ	serial, 0x22000000		/* PL011 of Xen's guests */

	.macro	hypercall number
	mov	r12, #\number
	hvc	#0xea1
	.endm

	.text
	.globl	_start
_start:
	.rept	8
	nop
	.endr
	b	entry
	.word	0x016f2818			/* zImage, to be loaded anywhere */
	.word	0, image_end - _start

entry:
	adr	r0, stack_end
	mov	sp, r0
	adr	r5, line
	mov	r0, #param_console_pfn
	bl	get_param
	lsls	r4, r0, #12
	beq	print_serial
	mov	r0, #param_console_evtchn
	bl	get_param
	adr	r1, port
	str	r0, [r1]

	ldr	r6, =out_prod
	add	r6, r4, r6
	ldr	r7, [r6]
1:	ldrb	r0, [r5], #1
	ubfx	r1, r7, #0, #11			/* modulo the size of the ring */
	add	r1, r1, #out
	strb	r0, [r4, r1]
	add	r7, r7, #1
	cmp	r0, #'\n'
	bne	1b
	dmb
	str	r7, [r6]
	mov	r0, #4				/* EVTCHNOP_send */
	adr	r1, port
	hypercall evtchn_op

shut_down:
	mov	r0, #2				/* SCHEDOP_shutdown */
	adr	r1, reason
	hypercall sched_op
	udf	#0

print_serial:
	ldr	r4, =serial
2:	ldrb	r0, [r5], #1
	str	r0, [r4]
	cmp	r0, #'\n'
	bne	2b
	b	shut_down

get_param:
	adr	r1, param
	str	r0, [r1, #4]
	mov	r0, #1				/* HVMOP_get_param */
	hypercall hvm_op
	cmp	r0, #0
	adr	r1, param
	ldreq	r0, [r1, #8]
	movne	r0, #0
	bx	lr

	.balign	8
param:	.word	domid_self, 0
	.quad	0
port:	.word	0
reason:	.word	REASON
line:	.ascii	LINE, "\r\n"
	.ltorg
	.balign	8
	.skip	64
stack_end:
	.balign	4096
image_end:

	.section .note.GNU-stack, "", %progbits
