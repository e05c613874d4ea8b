// SPDX-License-Identifier: BSD-3-Clause
// What a PC has around its CPU: interrupt controllers, timers, serial port,
// clock, power.
//
// For platform code only. Unless said otherwise: any context, no sleeping. Of
// <uk/plat.h> this part implements interrupts, clocks and idle; console and end
// are the platform's (<uk/machine.h>).
// Chapters of the Intel SDM (volume 3) and of ACPI 6.4 are named in the
// sources.
#ifndef UK_CHIPSET_H
#define UK_CHIPSET_H

#include <uk/base.h>
#include <uk/plat.h>

/* Serial port, 16550 ----------------------------------------------------- */

void uk_chipset_serial_init(void);
void uk_chipset_serial_write(const char *buf, size_t len);
/* The count, or 0. There is no end of input on a wire. */
int uk_chipset_serial_read(char *buf, size_t len);

/* Interrupts ------------------------------------------------------------- */

/* Takes over from the firmware: everything masked. */
void uk_chipset_irq_init(void);

/* Time ------------------------------------------------------------------- */

/* Rate of the TSC; the first call may measure it, for 10 ms. */
uint64_t uk_chipset_tsc_hz(void);

/* End -------------------------------------------------------------------- */

/* Tells where ACPI's tables start, if the firmware did. */
void uk_chipset_acpi_init(uint64_t rsdp);

/* Switches the machine off by ACPI; returns if it cannot. */
void uk_chipset_power_off(void);

/* Has `fn` called with 0 when the power button is pressed. 0, -ENOTSUP where
 * ACPI knows of none, or what uk_plat_irq_attach has. */
int uk_chipset_button_attach(uk_plat_order_fn *fn) UK_MUST_CHECK;

/* Resets the machine, by ACPI, else by what PCs have always had. */
UK_NORETURN void uk_chipset_power_reset(void);

#endif
