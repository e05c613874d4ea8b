// SPDX-License-Identifier: BSD-3-Clause
// Reads the table of interrupt controllers (ACPI 6.4, 5.2.12).
#include "acpi.h"

#include <uk/memory.h>

/* The entry after `entry` of one type, and of so many bytes at least; NULL to
 * start and when there is none left. */
static const uint8_t *next(const struct uk_acpi_table *madt,
			   const uint8_t *entry, uint8_t type, uint8_t bytes)
{
	enum { HEADER = sizeof(*madt) + 8 };

	if (!madt || madt->bytes < HEADER)
		return NULL;
	const uint8_t *end = (const uint8_t *)madt + madt->bytes;

	entry = entry ? entry + entry[1] : (const uint8_t *)madt + HEADER;
	while (end - entry >= 2 && entry[1] >= 2 && entry[1] <= end - entry) {
		if (entry[0] == type && entry[1] >= bytes)
			return entry;
		entry += entry[1];
	}
	return NULL;
}

static uint32_t read32(const uint8_t *p)
{
	uint32_t v;

	memcpy(&v, p, sizeof(v));
	return v;
}

void uk_acpi_isa_irq(const struct uk_acpi_table *madt, unsigned irq,
		     struct uk_acpi_irq *out)
{
	enum { OVERRIDE = 2, BYTES = 10 };
	const uint8_t *e = NULL;

	*out = (struct uk_acpi_irq){.gsi = irq};
	while ((e = next(madt, e, OVERRIDE, BYTES))) {
		if (e[3] != irq)
			continue;
		out->gsi = read32(e + 4);
		/* Two bits each; 3 is low or level, 0 the bus's own: high,
		 * edge. */
		out->low = (e[8] & 3) == 3;
		out->level = (e[8] >> 2 & 3) == 3;
	}
}

/* Without a list there is one, if there is any, and at this address (82093AA
 * data sheet, 3.0). */
uint64_t uk_acpi_ioapic(const struct uk_acpi_table *madt, unsigned gsi,
			unsigned *first)
{
	enum { IOAPIC = 1, BYTES = 12 };
	const uint64_t usual = 0xfec00000;
	const uint8_t *e = NULL;
	uint64_t best = 0;

	while ((e = next(madt, e, IOAPIC, BYTES))) {
		if (read32(e + 8) > gsi || (best && read32(e + 8) < *first))
			continue;
		*first = read32(e + 8);
		best = read32(e + 4);
	}
	if (!best && !next(madt, NULL, IOAPIC, BYTES)) {
		*first = 0;
		best = usual;
	}
	return best;
}
