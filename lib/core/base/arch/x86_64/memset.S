// SPDX-License-Identifier: BSD-3-Clause
// memset for x86_64: the string instruction.
	.section .text.memset, "ax", @progbits
	.globl memset
	.type memset, @function
memset:
	mov %rdi, %r8
	mov %esi, %eax
	mov %rdx, %rcx
	rep stosb
	mov %r8, %rax
	ret
	.size memset, . - memset
	.section .note.GNU-stack, "", @progbits
