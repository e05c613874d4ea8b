// SPDX-License-Identifier: BSD-3-Clause
// What a board has to give; besides the end of the machine, <uk/machine.h>, and
// the end of a start that cannot go on, uk_arm_boot_failed.
#ifndef BARE_BARE_H
#define BARE_BARE_H

#include <uk/arm.h>

/* The console, before anything else is known. */
void uk_board_console_init(void);

/* The interrupt controller, the timer, and what else there is. */
void uk_board_init(void);

#endif
