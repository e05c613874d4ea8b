// SPDX-License-Identifier: BSD-3-Clause
// A PC's firmware that only enters an image: with `magic` in eax and `info` in
// ebx, as boot protocols have it, at `entry`. Whoever starts QEMU has put all
// of these into memory, and says where they are when this is linked.

	.code16
	.text
start:
	cli
	lgdtl	%cs:gdt_pointer - start
	mov	%cr0, %eax
	or	$1, %eax
	mov	%eax, %cr0
	ljmpl	$8, $protected

	.code32
protected:
	mov	$16, %eax
	mov	%eax, %ds
	mov	%eax, %es
	mov	%eax, %ss
	mov	$magic, %eax
	mov	$info, %ebx
	mov	$entry, %ecx
	jmp	*%ecx

	.balign	8
gdt:	.quad	0, 0x00cf9b000000ffff, 0x00cf93000000ffff
gdt_pointer:
	.word	3 * 8 - 1
	.long	gdt

	/* Where a PC begins. */
	.org	0xfff0
	.code16
	jmp	start
	.org	0x10000

	.section .note.GNU-stack, "", @progbits
