// SPDX-License-Identifier: BSD-3-Clause
// The least that a PVH or HVM guest of Xen can do: print LINE, shut down for REASON.
//
// A PVH domain builder starts it by the ELF note, GRUB by the Multiboot2 header,
// both in 32-bit mode without paging.

	.equ	sched_op, 29			/* hypercalls */
	.equ	evtchn_op, 32
	.equ	hvm_op, 34
	.equ	domid_self, 0x7ff0
	.equ	param_console_pfn, 17
	.equ	param_console_evtchn, 18
	.equ	out, 1024			/* struct xencons_interface */
	.equ	out_mask, 2047
	.equ	out_prod, 3084

	.section .note.Xen, "a", @note
	.balign	4
	.long	4, 4, 18			/* PHYS32_ENTRY */
	.asciz	"Xen"
	.long	entry

	.section .multiboot2, "a"
	.balign	8
header:	.long	0xe85250d6, 0, header_end - header
	.long	-(0xe85250d6 + header_end - header)
	.short	0, 0				/* no more tags */
	.long	8
header_end:

	.macro	hypercall number
	call	hypercall_page + \number * 32
	.endm

	.code32
	.text
	.globl	entry
entry:
	cld
	mov	$stack_end, %esp
	mov	$0x40000000, %edi		/* Xen's CPUID leaves are here … */
1:	mov	%edi, %eax
	cpuid
	cmp	$0x566e6558, %ebx		/* "XenV" */
	je	2f
	add	$0x100, %edi			/* … or behind another's */
	cmp	$0x40010000, %edi
	jb	1b
	ud2
2:	lea	2(%edi), %eax
	cpuid
	mov	%ebx, %ecx			/* the register that fills the page */
	mov	$hypercall_page, %eax
	xor	%edx, %edx
	wrmsr

	mov	$param_console_evtchn, %eax
	call	get_param
	mov	%eax, port
	mov	$param_console_pfn, %eax
	call	get_param
	shl	$12, %eax
	mov	%eax, %edi

	mov	$line, %esi
	mov	out_prod(%edi), %ecx
3:	lodsb
	mov	%ecx, %edx
	and	$out_mask, %edx
	mov	%al, out(%edi, %edx)
	inc	%ecx
	cmp	$'\n', %al
	jne	3b
	mov	%ecx, out_prod(%edi)
	mov	$4, %ebx			/* EVTCHNOP_send */
	mov	$port, %ecx
	hypercall evtchn_op
	mov	$2, %ebx			/* SCHEDOP_shutdown */
	mov	$reason, %ecx
	hypercall sched_op
	ud2

get_param:
	mov	%eax, param_index
	mov	$1, %ebx			/* HVMOP_get_param */
	mov	$param, %ecx
	hypercall hvm_op
	mov	param_value, %eax
	ret

line:	.ascii	LINE, "\r\n"

	.data
	.balign	4096
hypercall_page:
	.skip	4096
param:	.long	domid_self
param_index:
	.long	0
param_value:
	.quad	0
port:	.long	0
reason:	.long	REASON
	.balign	16
	.skip	1024
stack_end:

	.section .note.GNU-stack, "", @progbits
