// SPDX-License-Identifier: BSD-3-Clause
// A machine of one's own: its console as the contract wants it, and its end,
// which says the status in the console's last line.
//
// For platform code. This part implements uk_plat_console_write and _read,
// uk_plat_stop, uk_plat_restart, uk_plat_crash and uk_plat_order_attach with
// what the platform gives it below. Any context; a crash report uses all of it.
#ifndef UK_MACHINE_H
#define UK_MACHINE_H

#include <uk/base.h>
#include <uk/plat.h>

/* Writes all of `buf`; a terminal's line ends are CR and LF. */
void uk_machine_write(const char *buf, size_t len);

/* As uk_plat_console_read. */
int uk_machine_read(char *buf, size_t len);

/* Switches the machine off, with the status if it can carry one. Returns if it
 * cannot be. A fault in here ends in uk_machine_halt. */
void uk_machine_off(int status);

/* Ends it after a crash, where a machine can tell that apart; it is switched
 * off if this returns. This part has a weak version that does nothing. */
void uk_machine_crashed(void);

/* Starts the machine anew. Returns if that cannot be. */
void uk_machine_reset(void);

/* As uk_plat_order_attach. This part has a weak version: nobody can. */
int uk_machine_order_attach(uk_plat_order_fn *fn) UK_MUST_CHECK;

/* Stands still for ever; interrupts are masked. */
UK_NORETURN void uk_machine_halt(void);

#endif
