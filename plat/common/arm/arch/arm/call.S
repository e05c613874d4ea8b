// SPDX-License-Identifier: BSD-3-Clause
// Calls of firmware and hypervisor (SMC Calling Convention, 2.6): r0 to r3 are
// theirs.

	.syntax unified
	.arch	armv7-a
	.arch_extension	sec
	.arch_extension	virt

	.section .text.arm_call_smc, "ax"
	.globl	arm_call_smc
	.hidden	arm_call_smc
	.type	arm_call_smc, %function
arm_call_smc:
	smc	#0
	bx	lr
	.size	arm_call_smc, . - arm_call_smc

	.section .text.arm_call_hvc, "ax"
	.globl	arm_call_hvc
	.hidden	arm_call_hvc
	.type	arm_call_hvc, %function
arm_call_hvc:
	hvc	#0
	bx	lr
	.size	arm_call_hvc, . - arm_call_hvc

	.section .note.GNU-stack, "", %progbits
