// SPDX-License-Identifier: BSD-3-Clause
// Tests: capabilities, registers and interrupt pins of functions.
#include "machine.h"

#include <uk/errno.h>
#include <uk/test.h>

enum { IT = NUMBER(0, 3, 0) };

static struct uk_pci_function f;

/* A list of capabilities: of each the id, and where the next one is. */
static void begin(unsigned first)
{
	struct uk_pci_walk walk = {0};

	machine_init();
	machine_add(IT, 1, 0x020000, 0);
	machine_set(IT, PCI_COMMAND, 16U << 16 | 0x400, 0xffff);
	machine_set(IT, PCI_CAPABILITIES, first, 0);
	(void)uk_pci_next(&walk, &f);
}

static void add(unsigned at, unsigned id, unsigned next)
{
	machine_set(IT, at, id | next << 8, 0);
}

UK_TEST(function_capabilities_in_their_order)
{
	begin(0x43);
	add(0x40, 9, 0x50);
	add(0x50, 17, 0x62);
	add(0x60, 9, 0);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0), ==, 0x40);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0x40), ==, 0x60);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0x60), ==, 0);
	UK_EXPECT_INT(uk_pci_capability(&f, 17, 0), ==, 0x50);
	UK_EXPECT_INT(uk_pci_capability(&f, 5, 0), ==, 0);
}

UK_TEST(function_capabilities_that_lead_in_circles_end)
{
	begin(0x40);
	add(0x40, 9, 0x50);
	add(0x50, 9, 0x40);
	UK_EXPECT_INT(uk_pci_capability(&f, 5, 0), ==, 0);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0), ==, 0x40);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0x40), ==, 0x50);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0x50), ==, 0);
	add(0x40, 9, 0x40);
	UK_EXPECT_INT(uk_pci_capability(&f, 5, 0), ==, 0);
	/* Into the header. */
	add(0x40, 9, 0x10);
	UK_EXPECT_INT(uk_pci_capability(&f, 5, 0), ==, 0);
}

UK_TEST(function_without_capabilities)
{
	begin(0x40);
	add(0x40, 9, 0);
	machine_set(IT, PCI_COMMAND, 0, 0xffff);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0), ==, 0);
	begin(0);
	UK_EXPECT_INT(uk_pci_capability(&f, 9, 0), ==, 0);
}

UK_TEST(function_is_enabled_and_quieted)
{
	begin(0);
	uk_pci_enable(&f);
	UK_EXPECT_INT(machine_get(IT, PCI_COMMAND) & 0xffff, ==, 7);
	uk_pci_quiet(&f);
	UK_EXPECT_INT(machine_get(IT, PCI_COMMAND) & 0xffff, ==, 3);
}

UK_TEST(function_registers_are_mapped_within_their_bounds)
{
	begin(0);
	machine_set(IT, PCI_BAR, 0xfebc0000, 0xffffff80);
	UK_EXPECT(uk_pci_map(&f, 0, 0x10, 0x70) == machine_memory + 0x10);
	UK_EXPECT(!uk_pci_map(&f, 0, 0x10, 0x71));
	UK_EXPECT(!uk_pci_map(&f, 0, UINT64_MAX, 2));
	UK_EXPECT(!uk_pci_map(&f, 0, 2, UINT64_MAX));
	UK_EXPECT(!uk_pci_map(&f, 1, 0, 4) && !uk_pci_map(&f, 7, 0, 4));
	machine_set(IT, PCI_BAR, 0, 0xffffff80);
	UK_EXPECT(!uk_pci_map(&f, 0, 0, 4));
	machine_set(IT, PCI_BAR, 0xc041, 0xffe0);
	UK_EXPECT(!uk_pci_map(&f, 0, 0, 4));
}

static void handle(void *arg)
{
	(void)arg;
}

UK_TEST(function_interrupts_by_its_line)
{
	begin(0);
	machine_set(IT, PCI_IRQ_LINE, 0x010b, 0);
	UK_EXPECT_INT(uk_pci_irq_attach(&f, handle, &f), ==, 0);
	UK_EXPECT(machine_irq.irq == 11 && machine_irq.fn == handle &&
		  machine_irq.arg == &f);
	/* No pin; no line; a line that nobody knows. */
	machine_set(IT, PCI_IRQ_LINE, 0x000b, 0);
	UK_EXPECT_INT(uk_pci_irq_attach(&f, handle, &f), ==, -ENOENT);
	machine_set(IT, PCI_IRQ_LINE, 0x0100, 0);
	UK_EXPECT_INT(uk_pci_irq_attach(&f, handle, &f), ==, -ENOENT);
	machine_set(IT, PCI_IRQ_LINE, 0x01ff, 0);
	UK_EXPECT_INT(uk_pci_irq_attach(&f, handle, &f), ==, -ENOENT);
	UK_EXPECT_INT(machine_irq.count, ==, 1);
}
