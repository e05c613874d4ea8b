// SPDX-License-Identifier: BSD-3-Clause
// I/O APICs (82093AA data sheet).
#include "chipset.h"

#include <uk/io.h>

#define MASKED (1U << 16)

/* An I/O APIC's registers are read and written through a window. */
static uint32_t window_read(volatile uint32_t *io, unsigned reg)
{
	io[0] = reg;
	return io[4];
}

static void window_write(volatile uint32_t *io, unsigned reg, uint32_t value)
{
	io[0] = reg;
	io[4] = value;
}

bool chipset_ioapic_route(struct chipset_ioapic_pin *pin,
			  const struct uk_acpi_irq *irq, unsigned vector)
{
	enum { VERSION = 1, FIRST_PIN = 0x10 };
	unsigned first;
	uint64_t phys = uk_acpi_ioapic(uk_acpi_find(chipset_acpi(), "APIC"),
				       irq->gsi, &first);
	volatile uint32_t *io = phys ? uk_io_map(phys, 32) : NULL;

	if (!io || irq->gsi - first > (window_read(io, VERSION) >> 16 & 0xff))
		return false;
	pin->window = io;
	pin->reg = FIRST_PIN + 2 * (irq->gsi - first);
	window_write(io, pin->reg + 1, chipset_apic_id());
	window_write(io, pin->reg,
		     vector | (uint32_t)irq->low << 13 |
			 (uint32_t)irq->level << 15 | MASKED);
	return true;
}

void chipset_ioapic_mask(const struct chipset_ioapic_pin *pin, bool mask)
{
	uint32_t entry = window_read(pin->window, pin->reg);

	window_write(pin->window, pin->reg,
		     mask ? entry | MASKED : entry & ~MASKED);
}
