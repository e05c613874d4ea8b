// SPDX-License-Identifier: BSD-3-Clause
// The board's addresses (Broadcom, BCM2835 ARM Peripherals, whose 0x7e000000 is
// 0x3f000000 here; BCM2836 ARM-local peripherals, QA7 rev 3.4); also for
// assembly.
#ifndef RASPI2B_BOARD_H
#define RASPI2B_BOARD_H

#define BOARD_IRQ   0x3f00b000
#define BOARD_POWER 0x3f100000
#define BOARD_GPIO  0x3f200000
#define BOARD_UART  0x3f201000
#define BOARD_LOCAL 0x40000000

/* Power manager: its watchdog resets, and reads what to start by the partition
 * (Linux, drivers/watchdog/bcm2835_wdt.c; no manual has it). */
#define BOARD_POWER_RESET      0x1c
#define BOARD_POWER_STATUS     0x20
#define BOARD_POWER_WATCHDOG   0x24
#define BOARD_POWER_PASSWORD   0x5a000000
#define BOARD_POWER_FULL_RESET 0x20
#define BOARD_POWER_RESET_MASK 0x30
#define BOARD_POWER_PARTITION  0x555
#define BOARD_POWER_SOON       10

/* Interrupts: those that belong to a CPU, then the 64 of the GPU's devices. */
#define BOARD_IRQ_VIRTUAL_TIMER 3
#define BOARD_IRQ_GPU           32
#define BOARD_IRQ_UART          (BOARD_IRQ_GPU + 57)
#define BOARD_IRQS              (BOARD_IRQ_GPU + 64)

#ifndef __ASSEMBLER__

/* Everything masked. Panics if the registers cannot be mapped. */
void raspi2b_irq_init(void);

#endif
#endif
