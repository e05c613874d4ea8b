// SPDX-License-Identifier: BSD-3-Clause
// memcpy for x86_64: the string instruction, upwards.
	.section .text.memcpy, "ax", @progbits
	.globl memcpy
	.type memcpy, @function
memcpy:
	mov %rdi, %rax
	mov %rdx, %rcx
	rep movsb
	ret
	.size memcpy, . - memcpy
	.section .note.GNU-stack, "", @progbits
