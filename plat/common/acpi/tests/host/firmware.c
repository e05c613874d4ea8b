// SPDX-License-Identifier: BSD-3-Clause
// Made-up memory with tables in it.
#include "firmware.h"

uint8_t firmware[HIGH - LOW];

enum { COPIES = 16384 };
static void *copies[COPIES];
static unsigned copy_count;

static const void *reach(uint64_t phys, size_t bytes)
{
	if (phys < LOW || phys > HIGH || bytes > HIGH - phys ||
	    copy_count == COPIES)
		return NULL;
	void *copy = __builtin_malloc(bytes);

	copies[copy_count++] = copy;
	return memcpy(copy, at(phys), bytes);
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
