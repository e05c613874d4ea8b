// SPDX-License-Identifier: BSD-3-Clause
// The end of the board, by its watchdog.
#include "board.h"

#include <uk/io.h>
#include <uk/machine.h>

/* Has the watchdog reset the board in a moment. Firmware then starts what the
 * partition's number says; the highest, 63, means that it shall not. */
static void reset(uint32_t partition)
{
	enum { BYTES = 0x1000 };
	volatile uint32_t *power = uk_io_map(BOARD_POWER, BYTES);

	if (!power)
		return;
	volatile uint32_t *status = &power[BOARD_POWER_STATUS / 4];
	volatile uint32_t *control = &power[BOARD_POWER_RESET / 4];

	*status = BOARD_POWER_PASSWORD |
		  (*status & ~(uint32_t)BOARD_POWER_PARTITION & 0xffffff) |
		  partition;
	power[BOARD_POWER_WATCHDOG / 4] =
	    BOARD_POWER_PASSWORD | BOARD_POWER_SOON;
	*control = BOARD_POWER_PASSWORD |
		   (*control & ~(uint32_t)BOARD_POWER_RESET_MASK & 0xffffff) |
		   BOARD_POWER_FULL_RESET;
}

void uk_machine_off(int status)
{
	(void)status;
	reset(BOARD_POWER_PARTITION);
}

/* The watchdog takes a moment: whatever comes then must not be run. */
void uk_machine_reset(void)
{
	reset(0);
	uk_machine_halt();
}
