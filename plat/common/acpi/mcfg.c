// SPDX-License-Identifier: BSD-3-Clause
// Reads where PCI's configuration space is mapped.
#include "acpi.h"

#include <uk/memory.h>

struct space {
	uint64_t base;
	uint16_t segment;
	uint8_t first_bus, last_bus;
	uint32_t reserved;
};

uint64_t uk_acpi_mcfg(const struct uk_acpi_table *mcfg, unsigned segment,
		      unsigned bus)
{
	enum { FIRST = 44 };
	const char *bytes = (const char *)mcfg;
	struct space s;

	for (uint32_t at = FIRST; mcfg && at + sizeof(s) <= mcfg->bytes;
	     at += sizeof(s)) {
		memcpy(&s, bytes + at, sizeof(s));
		if (s.segment == segment && bus >= s.first_bus &&
		    bus <= s.last_bus)
			return s.base + ((uint64_t)bus << 20);
	}
	return 0;
}
