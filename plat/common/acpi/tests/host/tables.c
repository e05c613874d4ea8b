// SPDX-License-Identifier: BSD-3-Clause
// Tests: which tables are found, and which are as good as absent.
#include "firmware.h"

#include <uk/test.h>

/* Whether both tables are found now. */
static bool both(void)
{
	bool found = uk_acpi_find(&acpi, "APIC") && uk_acpi_find(&acpi, "FACP");

	firmware_end();
	return found;
}

static bool none(void)
{
	bool found = uk_acpi_find(&acpi, "APIC") || uk_acpi_find(&acpi, "FACP");

	firmware_end();
	return !found;
}

static void rsdp_changed(void)
{
	sum(RSDP, 20, 8);
	sum(RSDP, 36, 32);
}

UK_TEST(tables_are_found_by_either_root)
{
	firmware_init();
	UK_EXPECT(both());
	memset(at(RSDT), 0, 44);
	UK_EXPECT(both());
	firmware_init();
	memset(at(XSDT), 0, 52);
	*at(RSDP + 15) = 0;
	sum(RSDP, 20, 8);
	UK_EXPECT(both());
	UK_EXPECT(!uk_acpi_find(&acpi, "HPET"));
	firmware_end();
}

UK_TEST(tables_are_found_where_a_bios_leaves_them)
{
	const struct uk_acpi unsaid = {.reach = acpi.reach};

	firmware_init();
	const struct uk_acpi_table *t = uk_acpi_find(&unsaid, "APIC");

	UK_EXPECT(t);
	UK_EXPECT_INT(t->bytes, ==, 44);
	*at(RSDP) = 'X';
	UK_EXPECT(!uk_acpi_find(&unsaid, "APIC"));
	firmware_end();
}

UK_TEST(tables_root_pointer_in_the_extended_bios_data_area)
{
	firmware_init();
	UK_EXPECT_INT(uk_acpi_search(acpi.reach), ==, RSDP);
	memcpy(ebda + 0x3d0, at(RSDP), 36);
	UK_EXPECT_INT(uk_acpi_search(acpi.reach), ==, RSDP);
	ebda_pointer[0] = 0xc0;
	ebda_pointer[1] = 0x9f;
	UK_EXPECT_INT(uk_acpi_search(acpi.reach), ==, EBDA + 0x3d0);
	*at(RSDP) = 'X';
	const struct uk_acpi unsaid = {.reach = acpi.reach};

	UK_EXPECT(uk_acpi_find(&unsaid, "APIC"));
	ebda[0x3d0 + 8] ^= 1;
	UK_EXPECT_INT(uk_acpi_search(acpi.reach), ==, 0);
	/* One that ends beyond what can be reached. */
	ebda[0x3d0 + 8] ^= 1;
	memcpy(ebda + 0x3f0, at(RSDP), 16);
	ebda[0x3d0] = 'X';
	UK_EXPECT_INT(uk_acpi_search(acpi.reach), ==, 0);
	ebda_pointer[1] = 0xff;
	UK_EXPECT_INT(uk_acpi_search(acpi.reach), ==, 0);
	firmware_end();
}

UK_TEST(tables_root_pointer_that_lies)
{
	firmware_init();
	*at(RSDP + 8) ^= 1;
	UK_EXPECT(none());
	firmware_init();
	*at(RSDP + 32) ^= 1;
	UK_EXPECT(none());
	firmware_init();
	put32(RSDP + 28, 0x80000000);
	rsdp_changed();
	UK_EXPECT(none());
	firmware_init();
	put32(RSDP + 24, MADT);
	rsdp_changed();
	UK_EXPECT(none());
	firmware_init();
	put32(RSDP + 24, HIGH - 20);
	rsdp_changed();
	UK_EXPECT(none());
}

UK_TEST(tables_with_a_wrong_checksum_are_absent)
{
	firmware_init();
	*at(MADT + 20) ^= 1;
	UK_EXPECT(!uk_acpi_find(&acpi, "APIC"));
	UK_EXPECT(uk_acpi_find(&acpi, "FACP"));
	firmware_init();
	*at(XSDT + 20) ^= 1;
	UK_EXPECT(none());
}

UK_TEST(tables_with_impossible_lengths_are_absent)
{
	static const uint32_t lengths[] = {
	    0, 1, 35, HIGH - MADT + 1, 16U << 20, (16U << 20) + 1, UINT32_MAX};

	for (size_t i = 0; i < UK_ARRAY_LEN(lengths); i++) {
		firmware_init();
		put32(MADT + 4, lengths[i]);
		UK_EXPECT(!uk_acpi_find(&acpi, "APIC"));
		firmware_init();
		put32(XSDT + 4, lengths[i]);
		UK_EXPECT(none());
	}
}

/* Half an address at the end of a root table is none. */
UK_TEST(tables_root_with_a_rest)
{
	for (uint32_t bytes = 36; bytes < 44; bytes++) {
		firmware_init();
		table(XSDT, "XSDT", bytes);
		UK_EXPECT(none());
	}
	firmware_init();
	table(XSDT, "XSDT", 51);
	UK_EXPECT(uk_acpi_find(&acpi, "FACP"));
	UK_EXPECT(!uk_acpi_find(&acpi, "APIC"));
	firmware_end();
}
