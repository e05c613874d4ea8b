// SPDX-License-Identifier: BSD-3-Clause
// The power button: fixed hardware of ACPI, which tells of itself by the system
// control interrupt (ACPI 6.4, 4.8.2.2.1 and 4.8.3.1).
#include "chipset.h"

#include <uk/errno.h>

/* In the status of PM1, where writing 1 clears it, and in what it lets in. */
#define PRESSED (1 << 8)

static uk_plat_order_fn *listener;
static uint16_t status[2]; /* ports of PM1a and PM1b; 0: there is none */

static bool take_press(void)
{
	bool pressed = false;

	for (unsigned i = 0; i < UK_ARRAY_LEN(status); i++) {
		if (!status[i] || !(uk_pc_in16(status[i]) & PRESSED))
			continue;
		uk_pc_out16(status[i], PRESSED);
		pressed = true;
	}
	return pressed;
}

/* PCI's devices may have the same interrupt. */
static void on_interrupt(void *arg)
{
	(void)arg;
	if (take_press())
		listener(0);
}

/* What firmware let in of general events stays raised for ever: nobody here
 * runs the methods that see to it (4.8.4.1). */
static void keep_others_out(const struct uk_acpi_table *fadt, unsigned at,
			    unsigned wide, unsigned bytes_at)
{
	uint16_t port = uk_acpi_fadt_port(fadt, at, wide);
	unsigned bytes = (unsigned)uk_acpi_fadt(fadt, bytes_at, 1);

	for (unsigned i = bytes / 2; port && i < bytes; i++)
		uk_pc_out8((uint16_t)(port + i), 0);
}

/* Of the events of PM1 the button's alone. */
static void let_in(const struct uk_acpi_table *fadt)
{
	unsigned half =
	    (unsigned)uk_acpi_fadt(fadt, UK_ACPI_FADT_PM1_EVENT_BYTES, 1) / 2;

	status[0] = uk_acpi_fadt_port(fadt, UK_ACPI_FADT_PM1A_EVENTS,
				      UK_ACPI_FADT_X_PM1A_EVENTS);
	status[1] = uk_acpi_fadt_port(fadt, UK_ACPI_FADT_PM1B_EVENTS,
				      UK_ACPI_FADT_X_PM1B_EVENTS);
	for (unsigned i = 0; i < UK_ARRAY_LEN(status); i++)
		if (status[i])
			uk_pc_out16((uint16_t)(status[i] + half), PRESSED);
	/* One from before is no order to this image. */
	(void)take_press();
}

int uk_chipset_button_attach(uk_plat_order_fn *fn)
{
	const struct uk_acpi_table *fadt = uk_acpi_find(chipset_acpi(), "FACP");
	const uint64_t other =
	    UK_ACPI_BUTTON_IS_METHODS | UK_ACPI_HARDWARE_REDUCED;

	if (!fadt || (uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4) & other) ||
	    !chipset_power_enable_acpi(fadt))
		return -ENOTSUP;
	keep_others_out(fadt, UK_ACPI_FADT_GPE0, UK_ACPI_FADT_X_GPE0,
			UK_ACPI_FADT_GPE0_BYTES);
	keep_others_out(fadt, UK_ACPI_FADT_GPE1, UK_ACPI_FADT_X_GPE1,
			UK_ACPI_FADT_GPE1_BYTES);
	listener = fn;
	let_in(fadt);
	return uk_plat_irq_attach(
	    (unsigned)uk_acpi_fadt(fadt, UK_ACPI_FADT_SCI, 2), on_interrupt,
	    NULL);
}
