// SPDX-License-Identifier: BSD-3-Clause
// Tests: where the high precision event timer is.
#include "firmware.h"

#include <uk/test.h>

/* Takes the place of the MADT. */
static uint64_t address(uint8_t space, uint32_t bytes)
{
	firmware_init();
	*at(MADT + 40) = space;
	put32(MADT + 44, 0xfed00000);
	put32(MADT + 48, 0x1);
	table(MADT, "HPET", bytes);
	uint64_t found = uk_acpi_hpet(uk_acpi_find(&acpi, "HPET"));

	firmware_end();
	return found;
}

UK_TEST(hpet_in_memory)
{
	UK_EXPECT_INT(address(0, 56), ==, 0x1fed00000);
	UK_EXPECT_INT(address(1, 56), ==, 0);
	UK_EXPECT_INT(uk_acpi_hpet(NULL), ==, 0);
}

UK_TEST(hpet_cut_short)
{
	for (uint32_t bytes = 36; bytes < 52; bytes++)
		UK_EXPECT_INT(address(0, bytes), ==, 0);
	UK_EXPECT_INT(address(0, 52), ==, 0x1fed00000);
}
