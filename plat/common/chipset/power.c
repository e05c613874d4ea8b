// SPDX-License-Identifier: BSD-3-Clause
// Power-off and reset (ACPI 6.4, 4.8.2, 4.8.3 and 7.4.2).
#include "chipset.h"

#include <uk/io.h>

/* Of the control registers PM1 (4.8.3.2.1). */
enum {
	SCI_ENABLED = 1 << 0,
	SLEEP_TYPE_SHIFT = 10,
	SLEEP_TYPE = 7 << SLEEP_TYPE_SHIFT,
	SLEEP = 1 << 13,
};

static uint16_t control_a(const struct uk_acpi_table *fadt)
{
	return uk_acpi_fadt_port(fadt, UK_ACPI_FADT_PM1A, UK_ACPI_FADT_X_PM1A);
}

static uint16_t control_b(const struct uk_acpi_table *fadt)
{
	return uk_acpi_fadt_port(fadt, UK_ACPI_FADT_PM1B, UK_ACPI_FADT_X_PM1B);
}

/* Writes a byte to the generic address at offset `at`: memory or port. */
static bool write_register(const struct uk_acpi_table *fadt, unsigned at,
			   uint8_t value)
{
	enum { MEMORY = 0, PORT = 1 };
	uint64_t space = uk_acpi_fadt(fadt, at, 1);
	uint64_t address = uk_acpi_fadt(fadt, at + 4, 8);

	if (!address)
		return false;
	if (space == PORT) {
		uk_pc_out8((uint16_t)address, value);
		return true;
	}
	volatile uint8_t *reg = space == MEMORY ? uk_io_map(address, 1) : NULL;

	if (!reg)
		return false;
	*reg = value;
	return true;
}

/* Firmware may rule over the hardware until it is told not to (4.8.2.5). */
bool chipset_power_enable_acpi(const struct uk_acpi_table *fadt)
{
	uint16_t control = control_a(fadt);
	uint16_t command =
	    (uint16_t)uk_acpi_fadt(fadt, UK_ACPI_FADT_SMI_COMMAND, 4);
	uint8_t enable = (uint8_t)uk_acpi_fadt(fadt, UK_ACPI_FADT_ENABLE, 1);
	unsigned tries = 1 << 20; /* a second or more, where ports take 1 us */

	if (!control)
		return false;
	if (!(uk_pc_in16(control) & SCI_ENABLED) && command && enable)
		uk_pc_out8(command, enable);
	while (!(uk_pc_in16(control) & SCI_ENABLED))
		if (--tries == 0)
			return false;
	return true;
}

/* The type first, then the bit that acts on it; all others stay. */
static void sleep_by(uint16_t port, uint8_t type)
{
	if (!port)
		return;
	unsigned value = uk_pc_in16(port) & ~(unsigned)(SLEEP_TYPE | SLEEP);

	value |= (unsigned)type << SLEEP_TYPE_SHIFT;
	uk_pc_out16(port, (uint16_t)value);
	uk_pc_out16(port, (uint16_t)(value | SLEEP));
}

void uk_chipset_power_off(void)
{
	const struct uk_acpi_table *fadt = uk_acpi_find(chipset_acpi(), "FACP");
	uint8_t type[2];

	if (!uk_acpi_off_types(chipset_acpi(), fadt, type))
		return;
	if (uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4) &
	    UK_ACPI_HARDWARE_REDUCED) {
		write_register(fadt, UK_ACPI_FADT_SLEEP_CONTROL,
			       (uint8_t)(type[0] << 2 | 1 << 5));
		return;
	}
	/* Some machines switch off all the same. */
	(void)chipset_power_enable_acpi(fadt);
	sleep_by(control_a(fadt), type[0]);
	sleep_by(control_b(fadt), type[1]);
}

/* The reset control register of most chipsets: which reset, then go. */
static void reset_by_chipset(void)
{
	enum { RESET_CONTROL = 0xcf9, WHOLE = 1 << 1, GO = 1 << 2 };

	uk_pc_out8(RESET_CONTROL, WHOLE);
	uk_pc_out8(RESET_CONTROL, WHOLE | GO);
}

/* The keyboard controller drives the CPU's reset. */
static void reset_by_keyboard(void)
{
	enum { STATUS = 0x64, FULL = 1 << 1, COMMAND = 0x64, RESET = 0xfe };
	unsigned tries = 1 << 16;

	while (uk_pc_in8(STATUS) & FULL && --tries > 0)
		continue;
	uk_pc_out8(COMMAND, RESET);
}

void uk_chipset_power_reset(void)
{
	static const struct {
		uint16_t limit;
		uint64_t base;
	} UK_PACKED no_idt = {0, 0};

	const struct uk_acpi_table *fadt = uk_acpi_find(chipset_acpi(), "FACP");

	if (uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4) & UK_ACPI_HAS_RESET)
		write_register(
		    fadt, UK_ACPI_FADT_RESET,
		    (uint8_t)uk_acpi_fadt(fadt, UK_ACPI_FADT_RESET_VALUE, 1));
	reset_by_chipset();
	reset_by_keyboard();
	/* A trap that cannot be delivered resets every x86. */
	__asm__ volatile("lidt %0; ud2" ::"m"(no_idt));
	__builtin_unreachable();
}
