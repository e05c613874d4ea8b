// SPDX-License-Identifier: BSD-3-Clause
// What drivers ask of a function: its capabilities, registers and interrupt
// (PCI Local Bus Specification 3.0, 6.2 and 6.7).
#include "pci.h"

#include <uk/errno.h>
#include <uk/io.h>

static void set_command(const struct uk_pci_function *f, uint32_t set,
			uint32_t clear)
{
	uint32_t command = uk_io_pci_read(f->number, PCI_COMMAND, 2);

	uk_io_pci_write(f->number, PCI_COMMAND, 2, (command & ~clear) | set);
}

void uk_pci_enable(const struct uk_pci_function *f)
{
	set_command(f, PCI_ANSWERS_PORTS | PCI_ANSWERS_MEMORY | PCI_MASTERS_BUS,
		    PCI_HAS_NO_IRQ);
}

void uk_pci_quiet(const struct uk_pci_function *f)
{
	set_command(f, 0, PCI_MASTERS_BUS);
}

/* Where the next capability is; the two lowest bits mean nothing. What lies in
 * the header is none. */
static unsigned next(const struct uk_pci_function *f, unsigned pointer)
{
	enum { HEADER_BYTES = 0x40 };
	unsigned at = uk_io_pci_read(f->number, pointer, 1) & 0xfc;

	return at < HEADER_BYTES ? 0 : at;
}

unsigned uk_pci_capability(const struct uk_pci_function *f, unsigned id,
			   unsigned after)
{
	/* A bit for each place where one was: a list may run in circles. */
	uint64_t seen = 0;
	bool is_behind = after == 0;

	if (!(uk_io_pci_read(f->number, PCI_STATUS, 2) & PCI_HAS_CAPABILITIES))
		return 0;
	for (unsigned at = next(f, PCI_CAPABILITIES);
	     at && !(seen >> at / 4 & 1); at = next(f, at + 1)) {
		if (is_behind && uk_io_pci_read(f->number, at, 1) == id)
			return at;
		is_behind |= at == after;
		seen |= 1ULL << at / 4;
	}
	return 0;
}

volatile void *uk_pci_map(const struct uk_pci_function *f, unsigned n,
			  uint64_t offset, uint64_t bytes)
{
	struct uk_pci_bar bar;

	if (uk_pci_bar(f, n, &bar) || bar.is_port || bar.base == 0)
		return NULL;
	if (offset > bar.bytes || bytes > bar.bytes - offset)
		return NULL;
	return uk_io_map(bar.base + offset, (size_t)bytes);
}

int uk_pci_irq_attach(const struct uk_pci_function *f, uk_plat_irq_fn *fn,
		      void *arg)
{
	enum { UNKNOWN = 0xff };
	unsigned line = uk_io_pci_read(f->number, PCI_IRQ_LINE, 1);

	if (uk_io_pci_read(f->number, PCI_IRQ_PIN, 1) == 0 || line == 0 ||
	    line == UNKNOWN)
		return -ENOENT;
	return uk_plat_irq_attach(line, fn, arg);
}
