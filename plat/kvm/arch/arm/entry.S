// SPDX-License-Identifier: BSD-3-Clause
// The end of a start that cannot go on: QEMU's first serial port says why.

#define UART       0x09000000
#define SYSTEM_OFF 0x84000008

	.syntax unified
	.arch	armv7-a
	.arch_extension	virt
	.section .text.uk_arm_boot_failed, "ax"
	.globl	uk_arm_boot_failed
	.type	uk_arm_boot_failed, %function
uk_arm_boot_failed:
	ldr	r1, =UART
	bl	uk_arm_boot_say
	ldr	r0, =SYSTEM_OFF
	hvc	#0
1:	wfi
	b	1b
	.ltorg
	.size	uk_arm_boot_failed, . - uk_arm_boot_failed

	.section .note.GNU-stack, "", %progbits
