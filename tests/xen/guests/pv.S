// SPDX-License-Identifier: BSD-3-Clause
// The least that a PV guest of Xen can do: print LINE, shut down for REASON.
//
// With WAIT it first waits until somebody types. As dom0 it prints through the
// hypervisor, as nobody reads a ring then.

	.equ	console_io, 18		/* hypercalls */
	.equ	sched_op, 29
	.equ	evtchn_op, 32
	.equ	in_cons, 3072		/* struct xencons_interface */
	.equ	in_prod, 3076
	.equ	out, 1024
	.equ	out_mask, 2047
	.equ	out_prod, 3084

	.macro	note type, value:vararg
	.section .note.Xen, "a", @note
	.balign	4
	.long	4, 2f - 1f, \type
	.asciz	"Xen"
1:	\value
2:	.balign	4
	.endm

	.macro	hypercall number
	call	hypercall_page + \number * 32
	.endm

	note	5, .asciz "xen-3.0"		/* XEN_VERSION */
	note	8, .asciz "generic"		/* LOADER */
	note	9, .asciz "yes"			/* PAE_MODE */
	note	3, .quad 0x300000		/* VIRT_BASE */
	note	4, .quad 0x300000		/* PADDR_OFFSET */
	note	1, .quad entry
	note	2, .quad hypercall_page

	.text
	.globl	entry
entry:
	cld
	lea	stack_end(%rip), %rsp
	testl	$2, 48(%rsi)			/* flags: SIF_INITDOMAIN */
	jnz	print_as_dom0
	mov	72(%rsi), %rax			/* console.domU.mfn */
	movabs	$0xffff800000000000, %rdx	/* machine_to_phys_mapping */
	mov	(%rdx, %rax, 8), %rbx
	shl	$12, %rbx
	add	$0x300000, %rbx
	mov	80(%rsi), %eax			/* console.domU.evtchn */
	mov	%eax, port(%rip)

	lea	line(%rip), %rsi
	mov	out_prod(%rbx), %ecx
1:	lodsb
	mov	%ecx, %edx
	and	$out_mask, %edx
	mov	%al, out(%rbx, %rdx)
	inc	%ecx
	cmp	$'\n', %al
	jne	1b
	mov	%ecx, out_prod(%rbx)
	mov	$4, %edi			/* EVTCHNOP_send */
	lea	port(%rip), %rsi
	hypercall evtchn_op
#ifdef WAIT
2:	xor	%edi, %edi			/* SCHEDOP_yield */
	hypercall sched_op
	mov	in_prod(%rbx), %eax
	cmp	in_cons(%rbx), %eax
	je	2b
#endif
shut_down:
	mov	$2, %edi			/* SCHEDOP_shutdown */
	lea	reason(%rip), %rsi
	hypercall sched_op
	ud2

print_as_dom0:
	xor	%edi, %edi			/* CONSOLEIO_write */
	mov	$line_end - line, %esi
	lea	line(%rip), %rdx
	hypercall console_io
	jmp	shut_down

line:	.ascii	LINE, "\r\n"
line_end:

	.data
	.balign	4096
hypercall_page:
	.skip	4096
reason:	.long	REASON
port:	.long	0
	.balign	16
	.skip	1024
stack_end:

	.section .note.GNU-stack, "", @progbits
