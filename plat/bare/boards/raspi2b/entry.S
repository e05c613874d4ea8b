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
	ldr	r1, =BOARD_POWER
	ldr	r0, =BOARD_POWER_PASSWORD | BOARD_POWER_PARTITION
	str	r0, [r1, #BOARD_POWER_STATUS]
	ldr	r0, =BOARD_POWER_PASSWORD | BOARD_POWER_SOON
	str	r0, [r1, #BOARD_POWER_WATCHDOG]
	ldr	r0, =BOARD_POWER_PASSWORD | BOARD_POWER_FULL_RESET
	str	r0, [r1, #BOARD_POWER_RESET]
1:	wfi
	b	1b
	.ltorg
	.size	uk_arm_boot_failed, . - uk_arm_boot_failed

	.section .note.GNU-stack, "", %progbits
