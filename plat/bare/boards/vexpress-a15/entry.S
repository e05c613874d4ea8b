// SPDX-License-Identifier: BSD-3-Clause
// The end of a start that cannot go on: says why, and switches the board off.

#include "board.h"

	.syntax unified
	.section .text.uk_arm_boot_failed, "ax"
	.globl	uk_arm_boot_failed
	.type	uk_arm_boot_failed, %function
uk_arm_boot_failed:
	ldr	r1, =BOARD_UART
	bl	uk_arm_boot_say
	ldr	r1, =BOARD_SYSTEM + BOARD_CONFIG_CONTROL
	ldr	r0, =BOARD_CONFIG_OFF
	str	r0, [r1]
1:	wfi
	b	1b
	.ltorg
	.size	uk_arm_boot_failed, . - uk_arm_boot_failed

	.section .note.GNU-stack, "", %progbits
