// SPDX-License-Identifier: BSD-3-Clause
// What loaders look for: Xen's domain builder the note of the 32-bit entry, GRUB the
// Multiboot2 header (Multiboot2 Specification 2.0, 3.1). The entry; its end where it
// cannot go on.

#include <uk/multiboot2.h>

#include <xen/elfnote.h>

#define I386 0
#define END  0

	.section .note.Xen, "a", @note
	.balign	4
	.long	4			/* bytes of the name */
	.long	4			/* bytes of the entry's address */
	.long	XEN_ELFNOTE_PHYS32_ENTRY
	.asciz	"Xen"
	.long	hvm_entry

	.section .multiboot2, "a"
	.balign	8
header:
	.long	UK_MULTIBOOT2_HEADER, I386, .Lheader_end - header
	.long	-(UK_MULTIBOOT2_HEADER + I386 + (.Lheader_end - header))
	.short	END, 0
	.long	8
.Lheader_end:

	.code32
	.section .text.hvm_entry, "ax"
	.globl	hvm_entry
	.type	hvm_entry, @function
hvm_entry:
	jmp	uk_pc_boot32
	.size	hvm_entry, . - hvm_entry

	.section .text.uk_pc_boot32_failed, "ax"
	.globl	uk_pc_boot32_failed
	.type	uk_pc_boot32_failed, @function
uk_pc_boot32_failed:
	cli
	hlt
	jmp	uk_pc_boot32_failed
	.size	uk_pc_boot32_failed, . - uk_pc_boot32_failed

	.section .pages, "aw", @nobits
	.balign	4096
	.globl	hvm_first_table
	.hidden	hvm_first_table
hvm_first_table:
	.skip	4096

	.section .note.GNU-stack, "", @progbits
