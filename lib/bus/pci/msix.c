// SPDX-License-Identifier: BSD-3-Clause
// Interrupts as messages (PCI Local Bus Specification 3.0, 6.8.2).
#include "pci.h"

#include <uk/errno.h>
#include <uk/io.h>

enum { MSIX = 0x11 };

/* From the capability on. */
enum { CONTROL = 2, TABLE = 4 };

/* Of CONTROL. */
enum { COUNT_LESS_1 = 0x7ff, ALL_MASKED = 1 << 14, ENABLED = 1 << 15 };

/* An entry of the table. */
enum { ADDRESS = 0, ADDRESS_HIGH = 4, DATA = 8, MASK = 12, ENTRY_BYTES = 16 };

unsigned uk_pci_msix_count(const struct uk_pci_function *f)
{
	unsigned at = uk_pci_capability(f, MSIX, 0);

	return at ? (uk_io_pci_read(f->number, at + CONTROL, 2) &
		     COUNT_LESS_1) +
			1
		  : 0;
}

/* The entry, in the memory that the capability tells of. */
static volatile char *map_entry(const struct uk_pci_function *f, unsigned at,
				unsigned n)
{
	uint32_t table = uk_io_pci_read(f->number, at + TABLE, 4);

	return uk_pci_map(f, table & 7, (table & ~7U) + ENTRY_BYTES * n,
			  ENTRY_BYTES);
}

static void mask_all(const struct uk_pci_function *f, unsigned at)
{
	volatile char *entry;

	for (unsigned i = 0; i < uk_pci_msix_count(f); i++) {
		entry = map_entry(f, at, i);
		if (entry)
			uk_io_write32(entry + MASK, 1);
	}
}

/* What firmware left in the others is masked before the first is there. */
static void enable(const struct uk_pci_function *f, unsigned at)
{
	uint32_t control = uk_io_pci_read(f->number, at + CONTROL, 2);

	if (control & ENABLED)
		return;
	uk_io_pci_write(f->number, at + CONTROL, 2,
			control | ENABLED | ALL_MASKED);
	mask_all(f, at);
	uk_io_pci_write(f->number, at + CONTROL, 2,
			(control | ENABLED) & ~(uint32_t)ALL_MASKED);
}

int uk_pci_msix_attach(const struct uk_pci_function *f, unsigned n,
		       uk_plat_irq_fn *fn, void *arg)
{
	struct uk_io_pci_message message;
	unsigned at = uk_pci_capability(f, MSIX, 0);

	if (n >= uk_pci_msix_count(f))
		return -ENOENT;
	volatile char *entry = map_entry(f, at, n);

	if (!entry)
		return -ENOMEM;
	int error = uk_io_pci_message(&message);

	if (!error)
		error = uk_plat_irq_attach(message.irq, fn, arg);
	if (error)
		return error;
	enable(f, at);
	uk_io_write32(entry + ADDRESS, (uint32_t)message.address);
	uk_io_write32(entry + ADDRESS_HIGH, (uint32_t)(message.address >> 32));
	uk_io_write32(entry + DATA, message.data);
	uk_io_write32(entry + MASK, 0);
	return 0;
}
