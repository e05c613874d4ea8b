// SPDX-License-Identifier: BSD-3-Clause
// Where the machine has its ACPI tables.
#include "pc.h"

static struct uk_acpi acpi = {.reach = pc_paging_reach};

void uk_pc_acpi_init(uint64_t rsdp)
{
	acpi.rsdp = rsdp;
}

const struct uk_acpi *pc_acpi(void)
{
	return &acpi;
}
