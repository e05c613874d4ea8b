// SPDX-License-Identifier: BSD-3-Clause
// The end: says the status on the console, then switches the machine off.
#include "machine.h"

#include <uk/assert.h>
#include <uk/boot.h>
#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/plat.h>

__attribute__((weak)) void uk_machine_crashed(void) {}

__attribute__((weak)) int uk_machine_order_attach(uk_plat_order_fn *fn)
{
	(void)fn;
	return -ENOTSUP;
}

/* A fault on the way, as in firmware's tables that lie, comes back here as a
 * crash, and goes on with what is left to try. */
UK_NORETURN static void end(int status, bool crashed)
{
	static enum { SAY, CRASH, SWITCH_OFF, HALT } next;

	uk_plat_irq_save();
	if (next == SAY) {
		next = CRASH;
		machine_console_end_line();
		uk_boot_say_exit(status);
	}
	if (next == CRASH) {
		next = SWITCH_OFF;
		if (crashed)
			uk_machine_crashed();
	}
	if (next == SWITCH_OFF) {
		next = HALT;
		uk_machine_off(status);
	}
	uk_machine_halt();
}

void uk_plat_stop(int status)
{
	end(status, false);
}

void uk_plat_restart(void)
{
	uk_plat_irq_save();
	uk_machine_reset();
	uk_panic("machine: nothing resets this one");
}

void uk_plat_crash(void)
{
	enum { STATUS = 134 };

	end(STATUS, true);
}

int uk_plat_order_attach(uk_plat_order_fn *fn)
{
	return uk_machine_order_attach(fn);
}
