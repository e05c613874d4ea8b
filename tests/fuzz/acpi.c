// SPDX-License-Identifier: BSD-3-Clause
// ACPI's tables: the input is the memory from where a BIOS leaves the root
// pointer.
#include "memory.h"

#include <uk/acpi.h>
#include <uk/memory.h>

#define ROOT 0xe0000

size_t LLVMFuzzerMutate(uint8_t *input, size_t bytes, size_t most);
size_t LLVMFuzzerCustomMutator(uint8_t *input, size_t bytes, size_t most,
			       unsigned seed);

static void ask(const struct uk_acpi *acpi)
{
	const struct uk_acpi_table *madt = uk_acpi_find(acpi, "APIC");
	const struct uk_acpi_table *fadt = uk_acpi_find(acpi, "FACP");
	const struct uk_acpi_table *hpet = uk_acpi_find(acpi, "HPET");
	const struct uk_acpi_table *mcfg = uk_acpi_find(acpi, "MCFG");
	uint8_t type[2];

	HOLDS(!uk_acpi_hpet(hpet) || hpet->bytes >= 52);
	for (unsigned segment = 0; segment < 3; segment++)
		for (unsigned bus = 0; bus < 256; bus += 51)
			HOLDS(!uk_acpi_mcfg(mcfg, segment, bus) ||
			      mcfg->bytes >= 60);
	for (unsigned irq = 0; irq < 16; irq++) {
		struct uk_acpi_irq to;
		unsigned first = 0;

		uk_acpi_isa_irq(madt, irq, &to);
		HOLDS(!uk_acpi_ioapic(madt, to.gsi, &first) || first <= to.gsi);
	}
	for (unsigned bytes = 1; bytes <= 8; bytes *= 2) {
		uint64_t v = uk_acpi_fadt(fadt, UK_ACPI_FADT_X_DSDT, bytes);

		HOLDS(bytes == 8 || v >> (8 * bytes) == 0);
		v = uk_acpi_fadt(fadt, UK_ACPI_FADT_SLEEP_CONTROL, bytes);
		HOLDS(bytes == 8 || v >> (8 * bytes) == 0);
	}
	HOLDS(fadt ||
	      !uk_acpi_fadt_port(fadt, UK_ACPI_FADT_PM1A, UK_ACPI_FADT_X_PM1A));
	if (uk_acpi_off_types(acpi, fadt, type))
		HOLDS(type[0] < 8 && type[1] < 8);
}

/* In page zero there is but the address of the extended BIOS data area, which
 * is the end of the input. */
static uint64_t input_end;

static const void *reach(uint64_t phys, size_t bytes)
{
	enum { EBDA_POINTER = 0x40e };

	return phys == EBDA_POINTER ? memory_reach(input_end - 2, bytes)
				    : memory_reach(phys, bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	struct uk_acpi acpi = {.reach = reach, .rsdp = ROOT};

	input_end = ROOT + bytes;
	memory_begin(input, bytes, ROOT);
	ask(&acpi);
	acpi.rsdp = uk_acpi_search(reach);
	HOLDS(acpi.rsdp % 16 == 0);
	HOLDS(acpi.rsdp || !uk_acpi_find(&acpi, "FACP"));
	memory_end();
	return 0;
}

/* Checksums -----------------------------------------------------------------
 * A table that is changed is refused for its checksum, unless that is made
 * right again. */

struct image {
	uint8_t *at;
	size_t bytes;
};

static uint64_t number(const struct image *i, size_t at, size_t bytes)
{
	uint64_t v = 0;

	if (at <= i->bytes && bytes <= i->bytes - at)
		memcpy(&v, i->at + at, bytes);
	return v;
}

static void sum(const struct image *i, size_t at, size_t bytes, size_t field)
{
	uint8_t total = 0;

	if (at > i->bytes || bytes > i->bytes - at || field >= bytes)
		return;
	for (size_t n = 0; n < bytes; n++)
		total = (uint8_t)(total + i->at[at + n]);
	i->at[at + field] = (uint8_t)(i->at[at + field] - total);
}

static void sum_table(const struct image *i, uint64_t phys)
{
	sum(i, phys - ROOT, number(i, phys - ROOT + 4, 4), 9);
}

/* The tables that a root table lists by addresses of so many bytes, itself, and
 * the one that a fixed hardware table names. */
static void sum_list(const struct image *i, uint64_t root, size_t each)
{
	enum { HEADER = 36, MOST = 16 };
	size_t list = root - ROOT, bytes = number(i, list + 4, 4);

	for (size_t n = HEADER; n + each <= bytes && n < HEADER + MOST * each;
	     n += each) {
		uint64_t t = number(i, list + n, each);

		sum_table(i, number(i, t - ROOT + UK_ACPI_FADT_DSDT, 4));
		sum_table(i, number(i, t - ROOT + UK_ACPI_FADT_X_DSDT, 8));
		sum_table(i, t);
	}
	sum_table(i, root);
}

size_t LLVMFuzzerCustomMutator(uint8_t *input, size_t bytes, size_t most,
			       unsigned seed)
{
	struct image i = {input, LLVMFuzzerMutate(input, bytes, most)};

	if (seed % 8 == 0)
		return i.bytes;
	sum_list(&i, number(&i, 16, 4), 4);
	sum_list(&i, number(&i, 24, 8), 8);
	sum(&i, 0, 20, 8);
	sum(&i, 0, 36, 32);
	return i.bytes;
}
