// SPDX-License-Identifier: BSD-3-Clause
// The Multiboot2 header, by which a loader finds its way into the image
// (Multiboot2 Specification 2.0, 3.1); the entry; its end where it cannot go on.

#include <uk/multiboot2.h>

#define END         0
#define CONSOLE     4
#define FRAMEBUFFER 5
#define OPTIONAL    1
#define I386        0
#define VGA_TEXT    (1 << 1)

	.section .multiboot2, "a"
	.balign	8
header:
	.long	UK_MULTIBOOT2_HEADER, I386, .Lheader_end - header
	.long	-(UK_MULTIBOOT2_HEADER + I386 + (.Lheader_end - header))

	.balign	8
	.short	CONSOLE, OPTIONAL
	.long	12, VGA_TEXT

	/* Pixels where there is no text, as on EFI; any size. */
	.balign	8
	.short	FRAMEBUFFER, OPTIONAL
	.long	20, 0, 0, 0

	.balign	8
	.short	END, 0
	.long	8
.Lheader_end:

	.code32
	.section .text.bare_entry, "ax"
	.globl	bare_entry
	.type	bare_entry, @function
bare_entry:
	jmp	uk_pc_boot32
	.size	bare_entry, . - bare_entry

	/* VGA's text shows why, on the first line. Where there is none, nothing
	 * is written over. */
	.section .text.uk_pc_boot32_failed, "ax"
	.globl	uk_pc_boot32_failed
	.type	uk_pc_boot32_failed, @function
uk_pc_boot32_failed:
	mov	$0xb8000, %edi
	mov	$0x07, %ah
1:	lodsb
	cmp	$' ', %al
	jb	2f
	stosw
	jmp	1b
2:	cli
	hlt
	jmp	2b
	.size	uk_pc_boot32_failed, . - uk_pc_boot32_failed

	.section .note.GNU-stack, "", @progbits
