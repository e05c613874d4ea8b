// SPDX-License-Identifier: BSD-3-Clause
// ACPI's power management timer, as a counter (ACPI 6.4, 4.8.2.1).
#include "chipset.h"

static uint16_t port;
static uint32_t mask, started;

static void start(void)
{
	started = uk_pc_in32(port);
}

static bool read(uint64_t *ticks)
{
	*ticks = (uk_pc_in32(port) - started) & mask;
	return true;
}

const struct chipset_counter *chipset_pm_counter(void)
{
	static const struct chipset_counter counter = {3579545, start, read};
	const struct uk_acpi_table *fadt = uk_acpi_find(chipset_acpi(), "FACP");
	uint64_t flags = uk_acpi_fadt(fadt, UK_ACPI_FADT_FLAGS, 4);

	port = uk_acpi_fadt_port(fadt, UK_ACPI_FADT_PM_TIMER,
				 UK_ACPI_FADT_X_PM_TIMER);
	mask = flags & UK_ACPI_TIMER_HAS_32_BITS ? UINT32_MAX : 0xffffff;
	return port && !(flags & UK_ACPI_HARDWARE_REDUCED) ? &counter : NULL;
}
