// SPDX-License-Identifier: BSD-3-Clause
// The board's addresses (ARM Motherboard Express µATX Technical Reference
// Manual, DUI 0447, 4.2; CoreTile Express A15x2, DUI 0604, 3.2); also for
// assembly.
#ifndef VEXPRESS_BOARD_H
#define VEXPRESS_BOARD_H

#define BOARD_SYSTEM  0x1c010000
#define BOARD_UART    0x1c090000
#define BOARD_RTC     0x1c170000
#define BOARD_GIC     0x2c001000
#define BOARD_GIC_CPU 0x2c002000

/* The motherboard's microcontroller, by the system registers (DUI 0447, 4.3.14
 * and 4.4.15). */
#define BOARD_CONFIG_CONTROL 0xa4
#define BOARD_CONFIG_OFF     0xc0800000
#define BOARD_CONFIG_RESET   0xc0900000

#endif
