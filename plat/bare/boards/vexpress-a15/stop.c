// SPDX-License-Identifier: BSD-3-Clause
// The end of the board, by the motherboard's microcontroller.
#include "board.h"

#include <uk/io.h>
#include <uk/machine.h>

static void command(uint32_t what)
{
	enum { BYTES = 0x1000 };
	volatile char *system = uk_io_map(BOARD_SYSTEM, BYTES);

	if (system)
		*(volatile uint32_t *)(system + BOARD_CONFIG_CONTROL) = what;
}

void uk_machine_off(int status)
{
	(void)status;
	command(BOARD_CONFIG_OFF);
}

/* It takes a moment: whatever comes then must not be run. */
void uk_machine_reset(void)
{
	command(BOARD_CONFIG_RESET);
	uk_machine_halt();
}
