// SPDX-License-Identifier: BSD-3-Clause
// For the entries of exceptions, in assembly: what a vector pushes, and all
// general registers onto the stack and back.
#ifndef UK_X86_TRAPS_H
#define UK_X86_TRAPS_H

/* Exceptions that push an error code (Intel SDM volume 3, table 6-1). */
#define UK_X86_HAS_ERROR(v) \
	((v) == 8 || ((v) >= 10 && (v) <= 14) || (v) == 17 || (v) == 21)

/* Assembly, which it would spoil. */
/* clang-format off */

/* All but rax, which the entry pushes first; r15 is then the lowest in memory. */
.macro	uk_x86_push
	push	%rbx
	push	%rcx
	push	%rdx
	push	%rsi
	push	%rdi
	push	%rbp
	push	%r8
	push	%r9
	push	%r10
	push	%r11
	push	%r12
	push	%r13
	push	%r14
	push	%r15
.endm

/* These, and rax. */
.macro	uk_x86_pop
	pop	%r15
	pop	%r14
	pop	%r13
	pop	%r12
	pop	%r11
	pop	%r10
	pop	%r9
	pop	%r8
	pop	%rbp
	pop	%rdi
	pop	%rsi
	pop	%rdx
	pop	%rcx
	pop	%rbx
	pop	%rax
.endm

#endif
