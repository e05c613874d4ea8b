// SPDX-License-Identifier: BSD-3-Clause
// The end of the machine: by ACPI alone, which carries no status.
#include <uk/chipset.h>
#include <uk/machine.h>

void uk_machine_off(int status)
{
	(void)status;
	uk_chipset_power_off();
}

void uk_machine_reset(void)
{
	uk_chipset_power_reset();
}

int uk_machine_order_attach(uk_plat_order_fn *fn)
{
	return uk_chipset_button_attach(fn);
}
