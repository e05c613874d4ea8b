// SPDX-License-Identifier: BSD-3-Clause
// Power-off and reset (ACPI 6.4, 4.8.3 and 7.4.2).
#include "pc.h"

#include <uk/io.h>

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

void uk_pc_power_off(void)
{
	const struct uk_acpi_table *fadt = uk_acpi_find(pc_acpi(), "FACP");
	uint8_t type[2];

	if (!uk_acpi_off_types(pc_acpi(), fadt, type))
		return;
	if (uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4) &
	    UK_ACPI_HARDWARE_REDUCED) {
		write_register(fadt, UK_ACPI_FADT_SLEEP_CONTROL,
			       (uint8_t)(type[0] << 2 | 1 << 5));
		return;
	}
	uint16_t a = (uint16_t)uk_acpi_fadt(fadt, UK_ACPI_FADT_PM1A, 4);
	uint16_t b = (uint16_t)uk_acpi_fadt(fadt, UK_ACPI_FADT_PM1B, 4);

	if (a)
		uk_pc_out16(a, (uint16_t)(type[0] << 10 | 1 << 13));
	if (b)
		uk_pc_out16(b, (uint16_t)(type[1] << 10 | 1 << 13));
}

void uk_pc_power_reset(void)
{
	static const struct {
		uint16_t limit;
		uint64_t base;
	} UK_PACKED no_idt = {0, 0};

	const struct uk_acpi_table *fadt = uk_acpi_find(pc_acpi(), "FACP");

	if (uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4) & UK_ACPI_HAS_RESET)
		write_register(
		    fadt, UK_ACPI_FADT_RESET,
		    (uint8_t)uk_acpi_fadt(fadt, UK_ACPI_FADT_RESET_VALUE, 1));
	uk_pc_out8(0xcf9, 0x06); /* reset control register of most chipsets */
	uk_pc_out8(0x64, 0xfe);  /* keyboard controller: pulse reset */
	/* A trap that cannot be delivered resets every x86. */
	__asm__ volatile("lidt %0; ud2" ::"m"(no_idt));
	__builtin_unreachable();
}
