// SPDX-License-Identifier: BSD-3-Clause
// The PVH note, by which QEMU finds the 32-bit entry in a 64-bit ELF file.

	.section .note.pvh, "a", @note
	.balign	4
	.long	4			/* bytes of the name */
	.long	4			/* bytes of the entry's address */
	.long	18			/* XEN_ELFNOTE_PHYS32_ENTRY */
	.asciz	"Xen"
	.long	kvm_entry

	.code32
	.section .text.kvm_entry, "ax"
	.globl	kvm_entry
	.type	kvm_entry, @function
kvm_entry:
	jmp	uk_pc_boot32
	.size	kvm_entry, . - kvm_entry

	.section .note.GNU-stack, "", @progbits
