// SPDX-License-Identifier: BSD-3-Clause
// Tests: the way into ACPI's mode. The way out of the machine is for
// tests/boot.
#include "chipset.h"

#include <uk/test.h>

UK_TEST(power_firmware_hands_over_to_acpi)
{
	const struct uk_acpi_table *fadt = uk_acpi_find(chipset_acpi(), "FACP");
	uint64_t flags = uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4);

	if (!fadt || flags & UK_ACPI_HARDWARE_REDUCED)
		UK_TEST_SKIP("this machine has no registers of ACPI");
	UK_EXPECT(chipset_power_enable_acpi(fadt));
	UK_EXPECT(chipset_power_enable_acpi(fadt));
}
