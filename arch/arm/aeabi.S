// SPDX-License-Identifier: BSD-3-Clause
// The names by which clang calls the memory functions: "Run-time ABI for the Arm
// Architecture", 5.3.4. The figure is an alignment that they may count on.

	.syntax unified

	.section .text.__aeabi_memcpy, "ax"
	.globl	__aeabi_memcpy, __aeabi_memcpy4, __aeabi_memcpy8
__aeabi_memcpy:
__aeabi_memcpy4:
__aeabi_memcpy8:
	b	memcpy

	.section .text.__aeabi_memmove, "ax"
	.globl	__aeabi_memmove, __aeabi_memmove4, __aeabi_memmove8
__aeabi_memmove:
__aeabi_memmove4:
__aeabi_memmove8:
	b	memmove

	.section .text.__aeabi_memclr, "ax"
	.globl	__aeabi_memclr, __aeabi_memclr4, __aeabi_memclr8
__aeabi_memclr:				/* r0: where, r1: bytes */
__aeabi_memclr4:
__aeabi_memclr8:
	mov	r2, r1
	mov	r1, #0
	b	memset

	.section .text.__aeabi_memset, "ax"
	.globl	__aeabi_memset, __aeabi_memset4, __aeabi_memset8
__aeabi_memset:				/* r0: where, r1: bytes, r2: with what */
__aeabi_memset4:
__aeabi_memset8:
	mov	r3, r1
	mov	r1, r2
	mov	r2, r3
	b	memset

	.section .note.GNU-stack, "", %progbits
