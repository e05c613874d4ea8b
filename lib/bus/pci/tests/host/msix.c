// SPDX-License-Identifier: BSD-3-Clause
// Tests: interrupts as messages, by a table in memory.
#include "machine.h"

#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/test.h>

enum { IT = NUMBER(0, 3, 0), AT = 0x40, TABLE = 0x20 };

static struct uk_pci_function f;

/* So many messages, and a table of them from TABLE on. */
static void begin(unsigned count)
{
	struct uk_pci_walk walk = {0};

	machine_init();
	machine_add(IT, 1, 0x020000, 0);
	machine_set(IT, PCI_COMMAND, 16U << 16, 0xffff);
	machine_set(IT, PCI_CAPABILITIES, AT, 0);
	machine_set(IT, AT, 0x11U | (count - 1) << 16, 0xc0000000);
	machine_set(IT, AT + 4, TABLE | 1, 0);
	machine_set(IT, PCI_BAR + 4, 0xfebc0000, 0xffffff80);
	(void)uk_pci_next(&walk, &f);
}

static uint32_t entry(unsigned n, unsigned word)
{
	uint32_t value;

	memcpy(&value, machine_memory + TABLE + 16 * n + 4 * word,
	       sizeof(value));
	return value;
}

static void handle(void *arg)
{
	(void)arg;
}

UK_TEST(msix_message_is_set_and_the_rest_masked)
{
	begin(3);
	UK_EXPECT_INT(uk_pci_msix_count(&f), ==, 3);
	UK_EXPECT_INT(uk_pci_msix_attach(&f, 1, handle, &f), ==, 0);
	UK_EXPECT(machine_irq.irq == 42 && machine_irq.fn == handle);
	UK_EXPECT(entry(1, 0) == 0xfee00000 && entry(1, 1) == 1 &&
		  entry(1, 2) == 77 && entry(1, 3) == 0);
	UK_EXPECT(entry(0, 3) == 1 && entry(2, 3) == 1);
	UK_EXPECT_INT(machine_get(IT, AT) >> 30, ==, 2);
	UK_EXPECT_INT(uk_pci_msix_attach(&f, 0, handle, &f), ==, 0);
	UK_EXPECT(entry(0, 3) == 0 && entry(1, 3) == 0 && entry(2, 3) == 1);
}

UK_TEST(msix_that_cannot_be_had)
{
	begin(2);
	UK_EXPECT_INT(uk_pci_msix_attach(&f, 2, handle, &f), ==, -ENOENT);
	machine_has_messages = false;
	UK_EXPECT_INT(uk_pci_msix_attach(&f, 0, handle, &f), ==, -ENOSPC);
	UK_EXPECT_INT(machine_get(IT, AT) >> 30, ==, 0);
	/* The table lies outside of its registers. */
	begin(2048);
	UK_EXPECT_INT(uk_pci_msix_attach(&f, 2047, handle, &f), ==, -ENOMEM);
	/* Or in none. */
	machine_set(IT, AT + 4, TABLE | 2, 0);
	UK_EXPECT_INT(uk_pci_msix_attach(&f, 0, handle, &f), ==, -ENOMEM);
	machine_set(IT, AT, 0x05, 0);
	UK_EXPECT_INT(uk_pci_msix_count(&f), ==, 0);
	UK_EXPECT_INT(uk_pci_msix_attach(&f, 0, handle, &f), ==, -ENOENT);
	UK_EXPECT_INT(machine_irq.count, ==, 0);
}
