// SPDX-License-Identifier: BSD-3-Clause
// Reads the fixed hardware (ACPI 6.4, 5.2.9), and the way to switch it off: _S5
// (7.4.2) is found without an interpreter, as a name followed by a package of
// constants.
#include "acpi.h"

#include <uk/memory.h>

uint64_t uk_acpi_fadt(const struct uk_acpi_table *fadt, unsigned at,
		      unsigned bytes)
{
	uint64_t v = 0;

	if (fadt && at + bytes <= fadt->bytes)
		memcpy(&v, (const char *)fadt + at, bytes);
	return v;
}

uint16_t uk_acpi_fadt_port(const struct uk_acpi_table *fadt, unsigned at,
			   unsigned wide)
{
	enum { ADDRESS = 4, PORT = 1 };
	uint64_t port = uk_acpi_fadt(fadt, wide, 1) == PORT
			    ? uk_acpi_fadt(fadt, wide + ADDRESS, 8)
			    : 0;

	return (uint16_t)(port ? port : uk_acpi_fadt(fadt, at, 4));
}

/* A constant of AML (20.2.3): 0x0a and a byte, or the opcodes for 0 and 1. The
 * bytes it takes; 0 if there is none in the `left` bytes at `p`. */
static size_t constant(const uint8_t *p, size_t left, uint8_t *out)
{
	enum { BYTE = 0x0a };

	if (left >= 1 && p[0] <= 1) {
		*out = p[0];
		return 1;
	}
	if (left >= 2 && p[0] == BYTE && p[1] < 8) {
		*out = p[1];
		return 2;
	}
	return 0;
}

/* Reads "Package () {a, b, …}" (20.2.5.4): opcode, length in 1 to 4 bytes,
 * count of elements, elements. */
static bool read_package(const uint8_t *p, size_t left, uint8_t type[2])
{
	enum { PACKAGE = 0x12 };

	if (left < 2 || p[0] != PACKAGE)
		return false;
	size_t at = 3 + (p[1] >> 6);

	if (at > left)
		return false;
	uint8_t elements = p[at - 1];
	size_t used = constant(p + at, left - at, &type[0]);

	if (used == 0)
		return false;
	at += used;
	if (elements < 2 || constant(p + at, left - at, &type[1]) == 0)
		type[1] = 0;
	return true;
}

bool uk_acpi_off_types(const struct uk_acpi *acpi,
		       const struct uk_acpi_table *fadt, uint8_t type[2])
{
	uint64_t phys = uk_acpi_fadt(fadt, UK_ACPI_FADT_X_DSDT, 8);
	const struct uk_acpi_table *dsdt = acpi_table_at(
	    acpi, phys ? phys : uk_acpi_fadt(fadt, UK_ACPI_FADT_DSDT, 4));

	if (!dsdt)
		return false;
	const uint8_t *p = (const uint8_t *)(dsdt + 1);

	for (size_t left = dsdt->bytes - sizeof(*dsdt); left > 4; left--, p++)
		if (!memcmp(p, "_S5_", 4) &&
		    read_package(p + 4, left - 4, type))
			return true;
	return false;
}
