// SPDX-License-Identifier: BSD-3-Clause
// Tests: fields of the fixed hardware, and the package that switches it off.
#include "firmware.h"

#include <uk/test.h>

UK_TEST(fadt_ports_old_and_new)
{
	enum { OLD = UK_ACPI_FADT_PM1A, NEW = UK_ACPI_FADT_X_PM1A };

	firmware_init();
	put32(FADT + OLD, 0x604);
	table(FADT, "FACP", 244);
	const struct uk_acpi_table *fadt = uk_acpi_find(&acpi, "FACP");

	UK_EXPECT_INT(uk_acpi_fadt_port(fadt, OLD, NEW), ==, 0x604);
	put32(FADT + NEW + 4, 0x704);
	table(FADT, "FACP", 244);
	fadt = uk_acpi_find(&acpi, "FACP");
	UK_EXPECT_INT(uk_acpi_fadt_port(fadt, OLD, NEW), ==, 0x604);
	*at(FADT + NEW) = 1;
	table(FADT, "FACP", 244);
	fadt = uk_acpi_find(&acpi, "FACP");
	UK_EXPECT_INT(uk_acpi_fadt_port(fadt, OLD, NEW), ==, 0x704);
	UK_EXPECT_INT(uk_acpi_fadt_port(NULL, OLD, NEW), ==, 0);
	firmware_end();
}

/* The types in a DSDT that ends in these bytes; -1: there are none. */
static int types(const char *aml, uint32_t bytes)
{
	uint8_t type[2] = {0xff, 0xff};

	firmware_init();
	memcpy(at(DSDT + 36), aml, bytes);
	table(DSDT, "DSDT", 36 + bytes);
	bool found =
	    uk_acpi_off_types(&acpi, uk_acpi_find(&acpi, "FACP"), type);

	firmware_end();
	return found ? type[0] << 8 | type[1] : -1;
}

/* A literal with all its bytes but the last, which is C's. */
#define TYPES(aml) types(aml, sizeof(aml) - 1)

UK_TEST(fadt_fields_end_with_the_table)
{
	firmware_init();
	put32(FADT + UK_ACPI_FADT_FLAGS, 0x12345678);
	table(FADT, "FACP", 116);
	const struct uk_acpi_table *fadt = uk_acpi_find(&acpi, "FACP");

	UK_EXPECT_INT(uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4), ==,
		      0x12345678);
	UK_EXPECT_INT(uk_acpi_fadt(fadt, 115, 1), ==, 0x12);
	UK_EXPECT_INT(uk_acpi_fadt(fadt, 113, 4), ==, 0);
	UK_EXPECT_INT(uk_acpi_fadt(fadt, UK_ACPI_FADT_X_DSDT, 8), ==, 0);
	UK_EXPECT_INT(uk_acpi_fadt(NULL, UK_ACPI_FADT_FLAGS, 4), ==, 0);
	firmware_end();
}

UK_TEST(off_types_of_all_encodings)
{
	UK_EXPECT_INT(TYPES("\x08_S5_\x12\x06\x04\x0a\x05\x0a\x06"), ==, 0x506);
	UK_EXPECT_INT(TYPES("\x08_S5_\x12\x06\x04\x00\x01\x00\x00"), ==, 0x001);
	UK_EXPECT_INT(TYPES("_S5_\x12\x46\x00\x04\x0a\x07\x01"), ==, 0x701);
	UK_EXPECT_INT(TYPES("_S5_\x12\xc6\x00\x00\x00\x04\x0a\x07\x01"), ==,
		      0x701);
	/* The name stands elsewhere too. */
	UK_EXPECT_INT(TYPES("_S5_x_S5__S5_\x12\x06\x04\x01\x01"), ==, 0x101);
}

UK_TEST(off_types_without_a_second_one)
{
	UK_EXPECT_INT(TYPES("_S5_\x12\x04\x01\x0a\x05"), ==, 0x500);
	UK_EXPECT_INT(TYPES("_S5_\x12\x04\x01\x0a\x05\x0a\x03"), ==, 0x500);
	UK_EXPECT_INT(TYPES("_S5_\x12\x06\x04\x0a\x05\x0a"), ==, 0x500);
	UK_EXPECT_INT(TYPES("_S5_\x12\x06\x04\x01\x0b\x00\x00"), ==, 0x100);
}

UK_TEST(off_types_that_are_none)
{
	static const char whole[] = "\x08_S5_\x12\xc6\x00\x00\x00\x04\x0a\x05";

	for (uint32_t bytes = 0; bytes < sizeof(whole) - 1; bytes++)
		UK_EXPECT_INT(types(whole, bytes), ==, -1);
	UK_EXPECT_INT(types(whole, sizeof(whole) - 1), ==, 0x500);
	UK_EXPECT_INT(TYPES("_S5_\x11\x06\x04\x0a\x05\x0a\x05"), ==, -1);
	UK_EXPECT_INT(TYPES("_S5_\x12\x06\x04\x0b\x05\x00\x00"), ==, -1);
	UK_EXPECT_INT(TYPES("_S5_\x12\x06\x04\x0a\x08\x00\x00"), ==, -1);
	UK_EXPECT_INT(TYPES("_S4_\x12\x06\x04\x0a\x05\x0a\x05"), ==, -1);
}

UK_TEST(off_types_by_the_wide_address)
{
	uint8_t type[2];

	firmware_init();
	memcpy(at(DSDT + 36), "_S5_\x12\x06\x04\x01\x01", 9);
	table(DSDT, "DSDT", 45);
	put32(FADT + UK_ACPI_FADT_DSDT, 0);
	put32(FADT + UK_ACPI_FADT_X_DSDT, DSDT);
	table(FADT, "FACP", 244);
	UK_EXPECT(uk_acpi_off_types(&acpi, uk_acpi_find(&acpi, "FACP"), type));
	put32(FADT + UK_ACPI_FADT_X_DSDT, HIGH);
	table(FADT, "FACP", 244);
	UK_EXPECT(!uk_acpi_off_types(&acpi, uk_acpi_find(&acpi, "FACP"), type));
	UK_EXPECT(!uk_acpi_off_types(&acpi, NULL, type));
	firmware_end();
}
