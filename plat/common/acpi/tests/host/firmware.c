// SPDX-License-Identifier: BSD-3-Clause
// Made-up memory with tables in it.
#include "firmware.h"

uint8_t firmware[HIGH - LOW];
uint8_t ebda_pointer[2], ebda[EBDA_END - EBDA];

enum { COPIES = 16384 };
static void *copies[COPIES];
static unsigned copy_count;

static bool is_within(uint64_t phys, size_t bytes, uint64_t from, uint64_t end)
{
	return phys >= from && phys <= end && bytes <= end - phys;
}

static const uint8_t *memory_at(uint64_t phys, size_t bytes)
{
	if (is_within(phys, bytes, LOW, HIGH))
		return at(phys);
	if (is_within(phys, bytes, EBDA, EBDA_END))
		return ebda + (phys - EBDA);
	return phys == EBDA_POINTER && bytes == 2 ? ebda_pointer : NULL;
}

static const void *reach(uint64_t phys, size_t bytes)
{
	const uint8_t *from = memory_at(phys, bytes);

	if (!from || copy_count == COPIES)
		return NULL;
	void *copy = __builtin_malloc(bytes);

	copies[copy_count++] = copy;
	return memcpy(copy, from, bytes);
}

const struct uk_acpi acpi = {.reach = reach, .rsdp = RSDP};

void firmware_end(void)
{
	while (copy_count > 0)
		__builtin_free(copies[--copy_count]);
}

void sum(uint64_t phys, uint32_t bytes, uint32_t checksum_at)
{
	uint8_t total = 0;

	*at(phys + checksum_at) = 0;
	for (uint32_t i = 0; i < bytes; i++)
		total = (uint8_t)(total + *at(phys + i));
	*at(phys + checksum_at) = (uint8_t)-total;
}

void table(uint64_t phys, const char *signature, uint32_t bytes)
{
	memcpy(at(phys), signature, 4);
	put32(phys + 4, bytes);
	sum(phys, bytes, 9);
}

void firmware_init(void)
{
	memset(firmware, 0, sizeof(firmware));
	memset(ebda, 0, sizeof(ebda));
	memset(ebda_pointer, 0, sizeof(ebda_pointer));
	memcpy(at(RSDP), "RSD PTR ", 8);
	*at(RSDP + 15) = 2;
	put32(RSDP + 16, RSDT);
	put32(RSDP + 20, 36);
	put32(RSDP + 24, XSDT);
	sum(RSDP, 20, 8);
	sum(RSDP, 36, 32);
	put32(RSDT + 36, MADT);
	put32(RSDT + 40, FADT);
	table(RSDT, "RSDT", 44);
	put32(XSDT + 36, FADT);
	put32(XSDT + 44, MADT);
	table(XSDT, "XSDT", 52);
	table(MADT, "APIC", 44);
	put32(FADT + UK_ACPI_FADT_DSDT, DSDT);
	table(FADT, "FACP", 244);
	table(DSDT, "DSDT", 36);
}
