// SPDX-License-Identifier: BSD-3-Clause
// The PVH note, by which QEMU finds the 32-bit entry in a 64-bit ELF file; the
// entry; its end where it cannot go on.

#include "kvm.h"

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

	.section .text.uk_pc_boot32_failed, "ax"
	.globl	uk_pc_boot32_failed
	.type	uk_pc_boot32_failed, @function
uk_pc_boot32_failed:
	out	%al, $KVM_DEBUG_EXIT
1:	cli
	hlt
	jmp	1b
	.size	uk_pc_boot32_failed, . - uk_pc_boot32_failed

	.section .note.GNU-stack, "", @progbits
