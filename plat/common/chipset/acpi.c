// SPDX-License-Identifier: BSD-3-Clause
// Where the machine has its ACPI tables.
#include "chipset.h"

static struct uk_acpi acpi = {.reach = uk_pc_paging_reach};

void uk_chipset_acpi_init(uint64_t rsdp)
{
	acpi.rsdp = rsdp;
}

const struct uk_acpi *chipset_acpi(void)
{
	return &acpi;
}
