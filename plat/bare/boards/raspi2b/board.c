// SPDX-License-Identifier: BSD-3-Clause
// The board's devices.
#include "board.h"
#include "bare.h"

#include <uk/io.h>

/* What firmware sets it to, unless its init_uart_clock says something else. */
#define UART_HZ 48000000

/* Pins 14 and 15 are the PL011's with alternate function 0 (BCM2835 ARM
 * Peripherals, 6.1). */
static void choose_pins(void)
{
	enum { FUNCTION_10_TO_19 = 0x04, BYTES = 0x1000 };
	enum { ALTERNATE_0 = 4, PINS = 077 << 12, FUNCTIONS = 044 << 12 };
	volatile char *gpio = uk_io_map(BOARD_GPIO, BYTES);

	if (!gpio)
		return;
	volatile uint32_t *reg =
	    (volatile uint32_t *)(gpio + FUNCTION_10_TO_19);

	*reg = (*reg & ~(uint32_t)PINS) | FUNCTIONS;
}

void uk_board_console_init(void)
{
	choose_pins();
	uk_arm_serial_init(BOARD_UART, UART_HZ);
	uk_arm_serial_use_irq(BOARD_IRQ_UART);
}

void uk_board_init(void)
{
	raspi2b_irq_init();
	uk_arm_time_init(BOARD_IRQ_VIRTUAL_TIMER, 0);
}
