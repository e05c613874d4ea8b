// SPDX-License-Identifier: BSD-3-Clause
// From 32-bit protected mode to C in 64-bit mode (Intel SDM volume 3, 10.8.5).

#include "pc.h"

#define PATTERN 0x6b6c6d6e

	.code32
	.section .text.uk_pc_boot32, "ax"
	.globl	uk_pc_boot32
	.type	uk_pc_boot32, @function
uk_pc_boot32:
	cld
	mov	%ebx, %edi		/* info */
	mov	%eax, %ebp		/* magic */

	/* A loader may have put the image where RAM ends within it. */
	movl	$PATTERN, uk_image_end - 4
	cmpl	$PATTERN, uk_image_end - 4
	jne	no_memory

	mov	$0x80000001, %eax
	cpuid
	mov	%edx, %esi
	bt	$29, %edx		/* long mode */
	jnc	no_long_mode

	/* The first GiB, one to one, in pages of 2 MiB. */
	movl	$pc_pdpt + PC_PTE_PRESENT + PC_PTE_WRITE, pc_pml4
	movl	$pc_pd + PC_PTE_PRESENT + PC_PTE_WRITE, pc_pdpt
	mov	$PC_PTE_PRESENT + PC_PTE_WRITE + PC_PTE_LARGE + PC_PTE_BOOT, %eax
	mov	$pc_pd, %edx
1:	mov	%eax, (%edx)
	add	$8, %edx
	add	$0x200000, %eax
	cmp	$pc_pd + 0x1000, %edx
	jne	1b

	mov	$pc_pml4, %eax
	mov	%eax, %cr3
	/* PAE; FXSAVE and SSE exceptions, SSE being part of the baseline. */
	mov	$(1 << 5) | (1 << 9) | (1 << 10), %eax
	mov	%eax, %cr4
	/* Long mode; no-execute pages where the CPU has them. */
	mov	$0xc0000080, %ecx
	rdmsr
	or	$1 << 8, %eax
	bt	$20, %esi
	jnc	2f
	or	$1 << 11, %eax
2:	wrmsr
	/* Paging, write protection in ring 0, FPU without emulation, protected. */
	mov	$(1 << 31) | (1 << 16) | (1 << 5) | (1 << 1) | 1, %eax
	mov	%eax, %cr0
	lgdt	gdt_pointer
	ljmp	$PC_CODE_SEGMENT, $start64

no_memory:
	mov	$too_little, %ebx
	jmp	give_up
no_long_mode:
	mov	$too_old, %ebx
give_up:
	mov	%ebx, %esi
3:	mov	$0x3fd, %edx
	mov	$1 << 16, %ecx		/* a port may never get ready */
4:	in	%dx, %al
	test	$0x20, %al
	loopz	4b
	lodsb
	test	%al, %al
	jz	5f
	mov	$0x3f8, %edx
	out	%al, %dx
	jmp	3b
5:	mov	%ebx, %esi
	jmp	uk_pc_boot32_failed

/* With the code, which lies first of all the image. */
too_little:
	.asciz	"pc: there is less memory than the image needs\r\nuk: exit 134\r\n"
too_old:
	.asciz	"pc: this CPU has no 64-bit mode, which the image needs\r\nuk: exit 134\r\n"

	.code64
start64:
	mov	$PC_DATA_SEGMENT, %eax
	mov	%eax, %ds
	mov	%eax, %es
	mov	%eax, %ss
	mov	%edi, %edi		/* clears the upper half */
	mov	%ebp, %esi
	mov	$uk_stack_high, %esp
	xor	%ebp, %ebp
	fninit
	ldmxcsr	mxcsr
	call	uk_pc_start
	ud2
	.size	uk_pc_boot32, . - uk_pc_boot32

	.section .rodata.uk_pc_boot32, "a"
	.balign	4
mxcsr:	.long	0x1f80			/* all exceptions masked */
	.balign	8
gdt_pointer:
	.word	5 * 8 - 1
	.long	pc_gdt

	/* Null, 64-bit code, data; pc_gdt_init fills in the task state. */
	.section .data.pc_gdt, "aw"
	.balign	8
	.globl	pc_gdt
	.hidden	pc_gdt
pc_gdt:	.quad	0, 0x00af9b000000ffff, 0x00cf93000000ffff, 0, 0

	.section .pages, "aw", @nobits
	.balign	4096
	.globl	pc_pml4, pc_pdpt, pc_pd, pc_pt, pc_trap_stack
	.hidden	pc_pml4, pc_pdpt, pc_pd, pc_pt, pc_trap_stack
pc_pdpt: .skip	4096
pc_pd:	.skip	4096
pc_pt:	.skip	4096
/* Only the CPU reads the first table once it is filled, which needs no mapping:
 * it is the guard page of the stack above. */
pc_pml4: .skip	4096
pc_trap_stack: .skip PC_TRAP_STACK_BYTES

	.section .note.GNU-stack, "", @progbits
