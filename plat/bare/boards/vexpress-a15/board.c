// SPDX-License-Identifier: BSD-3-Clause
// The board's devices.
#include "board.h"
#include "bare.h"

#include <uk/gic.h>

enum { UART_IRQ = 32 + 5, UART_HZ = 24000000, TIMER_IRQ = 16 + 11 };

void uk_board_console_init(void)
{
	uk_arm_serial_init(BOARD_UART, UART_HZ);
	uk_arm_serial_use_irq(UART_IRQ);
}

void uk_board_init(void)
{
	uk_gic_init(BOARD_GIC, BOARD_GIC_CPU);
	uk_arm_rtc_init(BOARD_RTC);
	uk_arm_time_init(TIMER_IRQ, 0);
}
