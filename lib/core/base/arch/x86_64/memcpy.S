// SPDX-License-Identifier: BSD-3-Clause
// memcpy for x86_64: the string instruction, upwards, by words and then the rest.
//
// Processors move bytes by cache lines whatever the instruction counts in; where
// instructions are emulated, each count takes its time.
	.section .text.memcpy, "ax", @progbits
	.globl memcpy
	.type memcpy, @function
memcpy:
	mov %rdi, %rax
	mov %rdx, %rcx
	cmp $16, %rdx
	jb 1f
	shr $3, %rcx
	rep movsq
	mov %edx, %ecx
	and $7, %ecx
	jz 2f
1:	rep movsb
2:	ret
	.size memcpy, . - memcpy
	.section .note.GNU-stack, "", @progbits
