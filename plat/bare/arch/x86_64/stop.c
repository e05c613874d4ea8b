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
