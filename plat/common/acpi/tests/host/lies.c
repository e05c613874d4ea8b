// SPDX-License-Identifier: BSD-3-Clause
// Tests: tables with random damage whose checksums are right all the same do no
// harm. The sanitizers are the judges.
#include "firmware.h"

#include <uk/test.h>

static uint32_t random_state = 1;

static uint32_t random_below(uint32_t n)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % n;
}

/* Few values, most of them at some edge. */
static uint8_t random_byte(void)
{
	static const uint8_t edges[] = {0, 1, 2, 0x0a, 0x12, 0x7f, 0x80, 0xff};

	return random_below(2) ? edges[random_below(sizeof(edges))]
			       : (uint8_t)random_below(256);
}

static void damage(uint64_t phys, uint32_t from, uint32_t bytes)
{
	for (uint32_t n = random_below(4); n > 0; n--)
		*at(phys + from + random_below(bytes - from)) = random_byte();
}

static void make_tables(void)
{
	static const uint8_t entries[] = {
	    0, 8,  0, 0, 1, 0,    0,    0,              /* CPU */
	    1, 12, 0, 0, 0, 0xc0, 0xfe, 0, 0,  0, 0, 0, /* I/O APIC */
	    2, 10, 0, 0, 2, 0,    0,    0, 0,  0,       /* override */
	    2, 10, 0, 9, 9, 0,    0,    0, 13, 0,       /* override */
	};

	firmware_init();
	memcpy(at(MADT + 44), entries, sizeof(entries));
	memcpy(at(DSDT + 60), "\x08_S5_\x12\x06\x04\x0a\x05\x0a\x05", 12);
	damage(MADT, 36, 44 + sizeof(entries));
	damage(DSDT, 36, 80);
	damage(FADT, 36, 244);
	damage(XSDT, 36, 52);
	table(MADT, "APIC", 44 + sizeof(entries) - random_below(40));
	table(DSDT, "DSDT", 80 - random_below(40));
	table(FADT, "FACP", 244 - random_below(2) * random_below(200));
	table(XSDT, "XSDT", 52);
	damage(RSDP, 16, 36);
	sum(RSDP, 20, 8);
	sum(RSDP, 36, 32);
}

UK_TEST(lies_do_no_harm)
{
	unsigned found = 0, off = 0;

	for (unsigned n = 0; n < 20000; n++) {
		uint8_t type[2];
		struct uk_acpi_irq irq;
		unsigned first;

		make_tables();
		const struct uk_acpi_table *madt = uk_acpi_find(&acpi, "APIC");

		found += madt != NULL;
		for (unsigned i = 0; i < 16; i++)
			uk_acpi_isa_irq(madt, i, &irq);
		(void)uk_acpi_ioapic(madt, random_below(256), &first);
		off +=
		    uk_acpi_off_types(&acpi, uk_acpi_find(&acpi, "FACP"), type);
		firmware_end();
	}
	/* Neither all nor none survive, or nothing was tried. */
	UK_EXPECT(found > 1000 && found < 19000);
	UK_EXPECT(off > 1000 && off < 19000);
}
