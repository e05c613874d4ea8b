// SPDX-License-Identifier: BSD-3-Clause
// Tests: interrupt controllers, overrides, and lists of them that lie.
#include "firmware.h"

#include <uk/test.h>

static uint32_t end;

/* One more entry; `bytes` is the length it claims, and takes. */
static uint8_t *entry(uint8_t type, uint8_t bytes)
{
	uint8_t *e = at(MADT + end);

	e[0] = type;
	e[1] = bytes;
	end += bytes ? bytes : 2;
	return e;
}

static void begin(void)
{
	firmware_init();
	end = 44;
}

static const struct uk_acpi_table *madt(void)
{
	table(MADT, "APIC", end);
	return uk_acpi_find(&acpi, "APIC");
}

static void override(uint8_t irq, uint8_t gsi, uint8_t flags)
{
	uint8_t *e = entry(2, 10);

	e[3] = irq;
	e[4] = gsi;
	e[8] = flags;
}

static void ioapic(uint32_t address, uint8_t first)
{
	uint8_t *e = entry(1, 12);

	memcpy(e + 4, &address, sizeof(address));
	e[8] = first;
}

UK_TEST(madt_overrides_of_isa_interrupts)
{
	struct uk_acpi_irq irq;

	begin();
	entry(0, 8);
	override(0, 2, 0);
	override(9, 20, 0xd | 2);
	override(5, 5, 0x5);
	const struct uk_acpi_table *t = madt();

	uk_acpi_isa_irq(t, 0, &irq);
	UK_EXPECT(irq.gsi == 2 && !irq.low && !irq.level);
	uk_acpi_isa_irq(t, 9, &irq);
	UK_EXPECT(irq.gsi == 20 && irq.low && irq.level);
	uk_acpi_isa_irq(t, 5, &irq);
	UK_EXPECT(irq.gsi == 5 && !irq.low && !irq.level);
	uk_acpi_isa_irq(t, 4, &irq);
	UK_EXPECT(irq.gsi == 4 && !irq.low && !irq.level);
	firmware_end();
}

UK_TEST(madt_of_several_io_apics)
{
	unsigned first = 0;

	begin();
	ioapic(0xfec10000, 24);
	ioapic(0xfec00000, 0);
	ioapic(0xfec20000, 48);
	const struct uk_acpi_table *t = madt();

	UK_EXPECT_INT(uk_acpi_ioapic(t, 23, &first), ==, 0xfec00000);
	UK_EXPECT_INT(first, ==, 0);
	UK_EXPECT_INT(uk_acpi_ioapic(t, 24, &first), ==, 0xfec10000);
	UK_EXPECT_INT(first, ==, 24);
	UK_EXPECT_INT(uk_acpi_ioapic(t, 1000, &first), ==, 0xfec20000);
	UK_EXPECT_INT(first, ==, 48);
	firmware_end();
}

UK_TEST(madt_without_an_io_apic_that_serves)
{
	unsigned first = 1;

	UK_EXPECT_INT(uk_acpi_ioapic(NULL, 5, &first), ==, 0xfec00000);
	UK_EXPECT_INT(first, ==, 0);
	begin();
	ioapic(0xfec10000, 24);
	UK_EXPECT_INT(uk_acpi_ioapic(madt(), 5, &first), ==, 0);
	firmware_end();
}

/* What comes after a length that cannot be is not read. */
UK_TEST(madt_entries_that_lie_end_the_list)
{
	for (unsigned bytes = 0; bytes < 2; bytes++) {
		struct uk_acpi_irq irq;

		begin();
		entry(7, (uint8_t)bytes);
		override(0, 2, 0);
		uk_acpi_isa_irq(madt(), 0, &irq);
		UK_EXPECT_INT(irq.gsi, ==, 0);
	}
	struct uk_acpi_irq irq;

	begin();
	override(0, 2, 0);
	entry(2, 10)[3] = 1;
	end -= 1;
	uk_acpi_isa_irq(madt(), 0, &irq);
	UK_EXPECT_INT(irq.gsi, ==, 2);
	uk_acpi_isa_irq(madt(), 1, &irq);
	UK_EXPECT_INT(irq.gsi, ==, 1);
	firmware_end();
}

UK_TEST(madt_too_short_for_what_it_says)
{
	for (uint32_t bytes = 36; bytes < 56; bytes++) {
		struct uk_acpi_irq irq;
		unsigned first;

		begin();
		override(0, 2, 0);
		end = bytes;
		const struct uk_acpi_table *t = madt();

		UK_EXPECT(t);
		uk_acpi_isa_irq(t, 0, &irq);
		UK_EXPECT_INT(irq.gsi, ==, bytes >= 54 ? 2 : 0);
		UK_EXPECT_INT(uk_acpi_ioapic(t, 0, &first), ==, 0xfec00000);
	}
	/* An override shorter than one is. */
	struct uk_acpi_irq irq;

	begin();
	entry(2, 8)[4] = 7;
	uk_acpi_isa_irq(madt(), 0, &irq);
	UK_EXPECT_INT(irq.gsi, ==, 0);
	firmware_end();
}
