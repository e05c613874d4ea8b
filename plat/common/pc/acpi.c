// SPDX-License-Identifier: BSD-3-Clause
// Finds and checks ACPI's tables (ACPI 6.4, 5.2), and reads the MADT (5.2.12).
#include "pc.h"

#include <uk/memory.h>

/* No table of a real machine comes near this; a length beyond it is a lie. */
#define TOO_LONG (16U << 20)

struct rsdp {
	char signature[8];
	uint8_t checksum;
	char oem[6];
	uint8_t revision;
	uint32_t rsdt;
	uint32_t bytes;
	uint64_t xsdt;
} UK_PACKED;

enum { RSDP_V1_BYTES = 20 };

static uint64_t rsdp_hint;

void uk_pc_acpi_init(uint64_t rsdp)
{
	rsdp_hint = rsdp;
}

static bool sums_to_zero(const void *p, size_t bytes)
{
	const uint8_t *b = p;
	uint8_t sum = 0;

	while (bytes-- > 0)
		sum = (uint8_t)(sum + *b++);
	return sum == 0;
}

static const struct rsdp *check_rsdp(uint64_t phys)
{
	const struct rsdp *r = pc_paging_reach(phys, sizeof(*r));

	if (!r || memcmp(r->signature, "RSD PTR ", 8) ||
	    !sums_to_zero(r, RSDP_V1_BYTES))
		return NULL;
	return r;
}

/* Where firmware says nothing, the BIOS area has it (ACPI 6.4, 5.2.5.1). */
static const struct rsdp *find_rsdp(void)
{
	const struct rsdp *r = NULL;

	if (rsdp_hint)
		return check_rsdp(rsdp_hint);
	for (uint64_t a = 0xe0000; !r && a < 0x100000; a += 16)
		r = check_rsdp(a);
	return r;
}

const struct pc_acpi_table *pc_acpi_table_at(uint64_t phys)
{
	const struct pc_acpi_table *t = pc_paging_reach(phys, sizeof(*t));

	if (!phys || !t || t->bytes < sizeof(*t) || t->bytes > TOO_LONG ||
	    !pc_paging_reach(phys, t->bytes) || !sums_to_zero(t, t->bytes))
		return NULL;
	return t;
}

/* The root table lists the others by addresses of 4 or of 8 bytes. */
static const struct pc_acpi_table *root(size_t *address_bytes)
{
	const struct rsdp *r = find_rsdp();

	if (!r)
		return NULL;
	if (r->revision >= 2 && r->xsdt) {
		*address_bytes = 8;
		return pc_acpi_table_at(r->xsdt);
	}
	*address_bytes = 4;
	return pc_acpi_table_at(r->rsdt);
}

const struct pc_acpi_table *pc_acpi_find(const char *signature)
{
	size_t each;
	const struct pc_acpi_table *list = root(&each);

	if (!list)
		return NULL;
	const char *at = (const char *)(list + 1);
	const char *end = (const char *)list + list->bytes;

	for (; (size_t)(end - at) >= each; at += each) {
		uint64_t phys = 0;

		memcpy(&phys, at, each);
		const struct pc_acpi_table *t = pc_acpi_table_at(phys);

		if (t && !memcmp(t->signature, signature, 4))
			return t;
	}
	return NULL;
}

/* The MADT's entries of one type, one after the other; NULL to start and when
 * there is none left. */
static const uint8_t *madt_next(const uint8_t *entry, uint8_t type,
				uint8_t bytes)
{
	static const struct pc_acpi_table *madt;
	static bool looked;

	if (!looked)
		madt = pc_acpi_find("APIC");
	looked = true;
	if (!madt)
		return NULL;
	const uint8_t *end = (const uint8_t *)madt + madt->bytes;

	entry = entry ? entry + entry[1] : (const uint8_t *)(madt + 1) + 8;
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

void pc_acpi_isa_irq(unsigned irq, struct pc_acpi_irq *out)
{
	enum { OVERRIDE = 2, BYTES = 10 };
	const uint8_t *e = NULL;

	*out = (struct pc_acpi_irq){.gsi = irq};
	while ((e = madt_next(e, OVERRIDE, BYTES))) {
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
uint64_t pc_acpi_ioapic(unsigned gsi, unsigned *first)
{
	enum { IOAPIC = 1, BYTES = 12 };
	const uint64_t usual = 0xfec00000;
	const uint8_t *e = NULL;
	uint64_t best = 0;

	while ((e = madt_next(e, IOAPIC, BYTES))) {
		if (read32(e + 8) > gsi || (best && read32(e + 8) < *first))
			continue;
		*first = read32(e + 8);
		best = read32(e + 4);
	}
	if (!best && !madt_next(NULL, IOAPIC, BYTES)) {
		*first = 0;
		best = usual;
	}
	return best;
}
