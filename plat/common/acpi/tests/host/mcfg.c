// SPDX-License-Identifier: BSD-3-Clause
// Tests: where PCI's configuration space is mapped.
#include "firmware.h"

#include <uk/test.h>

/* Takes the place of the MADT: two spaces. */
static void begin(uint32_t bytes)
{
	firmware_init();
	put32(MADT + 44, 0xb0000000);
	put32(MADT + 52, 0x7f << 24);
	put32(MADT + 60, 0xc0000000);
	put32(MADT + 64, 0x1);
	put32(MADT + 68, 0xff800001);
	table(MADT, "MCFG", bytes);
}

static uint64_t space(unsigned segment, unsigned bus)
{
	return uk_acpi_mcfg(uk_acpi_find(&acpi, "MCFG"), segment, bus);
}

UK_TEST(mcfg_by_segment_and_bus)
{
	begin(76);
	UK_EXPECT_INT(space(0, 0), ==, 0xb0000000);
	UK_EXPECT_INT(space(0, 0x7f), ==, 0xb7f00000);
	UK_EXPECT_INT(space(0, 0x80), ==, 0);
	UK_EXPECT_INT(space(1, 0x7f), ==, 0);
	UK_EXPECT_INT(space(1, 0x80), ==, 0x1c8000000);
	UK_EXPECT_INT(space(2, 0), ==, 0);
	UK_EXPECT_INT(uk_acpi_mcfg(NULL, 0, 0), ==, 0);
	firmware_end();
}

UK_TEST(mcfg_cut_short)
{
	for (uint32_t bytes = 36; bytes < 76; bytes++) {
		begin(bytes);
		UK_EXPECT_INT(space(0, 0), ==, bytes < 60 ? 0 : 0xb0000000);
		UK_EXPECT_INT(space(1, 0xff), ==, 0);
		firmware_end();
	}
}
