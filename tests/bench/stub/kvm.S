// SPDX-License-Identifier: BSD-3-Clause
// The least that a guest of QEMU can do: print LINE on the serial port and end.

	.section .note.pvh, "a", @note
	.balign	4
	.long	4, 4, 18		/* XEN_ELFNOTE_PHYS32_ENTRY */
	.asciz	"Xen"
	.long	entry

	.code32
	.text
	.globl	entry
entry:
	cld
	mov	$line, %esi
	mov	$line_end - line, %ecx
	mov	$0x3f8, %edx
	rep outsb
	mov	$0xf4, %edx		/* isa-debug-exit */
	out	%al, %dx
1:	hlt
	jmp	1b

line:	.ascii	LINE, "\r\n"
line_end:

	.section .note.GNU-stack, "", @progbits
