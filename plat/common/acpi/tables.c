// SPDX-License-Identifier: BSD-3-Clause
// Finds and checks the tables (ACPI 6.4, 5.2.5 to 5.2.8).
#include "acpi.h"

#include <uk/memory.h>

/* No table of a real machine comes near this; a length beyond it is a lie. */
#define TOO_LONG (16U << 20)

struct rsdp {
	char signature[8];
	uint8_t checksum;
	char oem[6];
	uint8_t revision;
	uint32_t rsdt;
	/* Revision 2 and later. */
	uint32_t bytes;
	uint64_t xsdt;
	uint8_t checksum_all, reserved[3];
} UK_PACKED;

enum { RSDP_V1_BYTES = 20 };

static bool sums_to_zero(const void *p, size_t bytes)
{
	const uint8_t *b = p;
	uint8_t sum = 0;

	while (bytes-- > 0)
		sum = (uint8_t)(sum + *b++);
	return sum == 0;
}

/* The root pointer at `phys`, as much of it as its revision has; NULL. */
static const struct rsdp *rsdp_at(uk_acpi_reach_fn *reach, uint64_t phys)
{
	const struct rsdp *r = reach(phys, RSDP_V1_BYTES);

	if (!r || memcmp(r->signature, "RSD PTR ", 8) ||
	    !sums_to_zero(r, RSDP_V1_BYTES))
		return NULL;
	if (r->revision < 2)
		return r;
	r = reach(phys, sizeof(*r));
	return r && sums_to_zero(r, sizeof(*r)) ? r : NULL;
}

static uint64_t search(uk_acpi_reach_fn *reach, uint64_t from, uint64_t end)
{
	for (; from < end; from += 16)
		if (rsdp_at(reach, from))
			return from;
	return 0;
}

uint64_t uk_acpi_search(uk_acpi_reach_fn *reach)
{
	enum { EBDA_POINTER = 0x40e, EBDA_BYTES = 1024 };
	const uint8_t *segment = reach(EBDA_POINTER, 2);
	uint64_t ebda = segment ? (segment[0] | segment[1] << 8) * 16U : 0;
	uint64_t found = ebda ? search(reach, ebda, ebda + EBDA_BYTES) : 0;

	return found ? found : search(reach, 0xe0000, 0x100000);
}

static const struct rsdp *find_rsdp(const struct uk_acpi *acpi)
{
	uint64_t phys = acpi->rsdp ? acpi->rsdp : uk_acpi_search(acpi->reach);

	return phys ? rsdp_at(acpi->reach, phys) : NULL;
}

const struct uk_acpi_table *acpi_table_at(const struct uk_acpi *acpi,
					  uint64_t phys)
{
	const struct uk_acpi_table *t =
	    phys ? acpi->reach(phys, sizeof(*t)) : NULL;

	if (!t || t->bytes < sizeof(*t) || t->bytes > TOO_LONG)
		return NULL;
	t = acpi->reach(phys, t->bytes);
	return t && sums_to_zero(t, t->bytes) ? t : NULL;
}

/* The root table lists the others by addresses of 4 or of 8 bytes. */
static const struct uk_acpi_table *root(const struct uk_acpi *acpi,
					size_t *address_bytes)
{
	const struct rsdp *r = find_rsdp(acpi);
	bool is_wide = r && r->revision >= 2 && r->xsdt;
	const struct uk_acpi_table *t =
	    r ? acpi_table_at(acpi, is_wide ? r->xsdt : r->rsdt) : NULL;

	*address_bytes = is_wide ? 8 : 4;
	return t && !memcmp(t->signature, is_wide ? "XSDT" : "RSDT", 4) ? t
									: NULL;
}

const struct uk_acpi_table *uk_acpi_find(const struct uk_acpi *acpi,
					 const char *signature)
{
	size_t each;
	const struct uk_acpi_table *list = root(acpi, &each);

	if (!list)
		return NULL;
	const char *at = (const char *)(list + 1);
	const char *end = (const char *)list + list->bytes;

	for (; (size_t)(end - at) >= each; at += each) {
		uint64_t phys = 0;

		memcpy(&phys, at, each);
		/* To sum up all of a table takes long: only one that is it. */
		const struct uk_acpi_table *t =
		    phys ? acpi->reach(phys, sizeof(*t)) : NULL;

		if (!t || memcmp(t->signature, signature, 4))
			continue;
		t = acpi_table_at(acpi, phys);
		if (t)
			return t;
	}
	return NULL;
}
