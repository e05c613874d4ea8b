// SPDX-License-Identifier: BSD-3-Clause
// Base address registers: what they hold, and which bits of it can be changed,
// which tells how much they stand for (PCI Local Bus
// Specification 3.0, 6.2.5.1).
#include "pci.h"

#include <uk/errno.h>
#include <uk/plat.h>

enum {
	PORT = 1 << 0,
	KIND = 3 << 1,
	WIDE = 2 << 1,
	PREFETCHABLE = 1 << 3,
};

struct raw {
	uint32_t value, changed;
};

/* Writes all ones and reads what sticks; then all is as it was. */
static struct raw probe(uint32_t function, unsigned reg)
{
	struct raw raw;

	raw.value = uk_io_pci_read(function, reg, 4);
	uk_io_pci_write(function, reg, 4, UINT32_MAX);
	raw.changed = uk_io_pci_read(function, reg, 4);
	uk_io_pci_write(function, reg, 4, raw.value);
	return raw;
}

/* The registers themselves. Meanwhile the function answers nobody: it would at
 * all ones. */
static void probe_both(uint32_t function, unsigned reg, bool has_high,
		       struct raw *low, struct raw *high)
{
	const uint32_t answers = PCI_ANSWERS_PORTS | PCI_ANSWERS_MEMORY;
	unsigned long flags = uk_plat_irq_save();
	uint32_t command = uk_io_pci_read(function, PCI_COMMAND, 2);

	uk_io_pci_write(function, PCI_COMMAND, 2, command & ~answers);
	*low = probe(function, reg);
	*high = has_high ? probe(function, reg + 4) : (struct raw){0, 0};
	uk_io_pci_write(function, PCI_COMMAND, 2, command);
	uk_plat_irq_restore(flags);
}

/* How much lies below the lowest of the bits that can be changed; 0 if none. */
static uint64_t size_of(uint64_t changed)
{
	return changed & -changed;
}

static void read_ports(struct raw low, struct uk_pci_bar *bar)
{
	const uint32_t flags = 0x3;

	*bar = (struct uk_pci_bar){
	    .base = low.value & ~flags,
	    .bytes = size_of(low.changed & ~flags),
	    .is_port = true,
	};
}

static void read_memory(struct raw low, struct raw high, struct uk_pci_bar *bar)
{
	const uint32_t flags = 0xf;

	*bar = (struct uk_pci_bar){
	    .base = (uint64_t)high.value << 32 | (low.value & ~flags),
	    .bytes =
		size_of((uint64_t)high.changed << 32 | (low.changed & ~flags)),
	    .is_prefetchable = low.value & PREFETCHABLE,
	    .is_wide = (low.value & KIND) == WIDE,
	};
}

/* How many there are, by the header's kind. */
static unsigned count(const struct uk_pci_function *function)
{
	static const unsigned counts[] = {6, 2};

	return function->header < UK_ARRAY_LEN(counts)
		   ? counts[function->header]
		   : 0;
}

int uk_pci_bar(const struct uk_pci_function *function, unsigned n,
	       struct uk_pci_bar *bar)
{
	unsigned reg = PCI_BAR + 4 * n;
	struct raw low, high;

	if (n >= count(function))
		return -EINVAL;
	uint32_t value = uk_io_pci_read(function->number, reg, 4);
	bool is_wide = !(value & PORT) && (value & KIND) == WIDE;

	if (is_wide && n + 1 >= count(function))
		return -EINVAL;
	probe_both(function->number, reg, is_wide, &low, &high);
	if (value & PORT)
		read_ports(low, bar);
	else
		read_memory(low, high, bar);
	if (bar->bytes == 0)
		return -ENOENT;
	/* The bits below its size are no address's. */
	return bar->base & (bar->bytes - 1) ? -EINVAL : 0;
}
