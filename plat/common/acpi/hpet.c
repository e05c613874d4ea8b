// SPDX-License-Identifier: BSD-3-Clause
// Reads where the high precision event timer is.
#include "acpi.h"

#include <uk/memory.h>

uint64_t uk_acpi_hpet(const struct uk_acpi_table *hpet)
{
	enum { BASE = 40, ADDRESS = BASE + 4, END = BASE + 12, MEMORY = 0 };
	const char *bytes = (const char *)hpet;
	uint64_t address;

	if (!hpet || hpet->bytes < END || bytes[BASE] != MEMORY)
		return 0;
	memcpy(&address, bytes + ADDRESS, sizeof(address));
	return address;
}
