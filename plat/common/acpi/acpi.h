// SPDX-License-Identifier: BSD-3-Clause
// What the readers share.
#ifndef ACPI_ACPI_H
#define ACPI_ACPI_H

#include <uk/acpi.h>

/* The table at a physical address, whatever its signature; NULL. */
const struct uk_acpi_table *acpi_table_at(const struct uk_acpi *acpi,
					  uint64_t phys);

#endif
