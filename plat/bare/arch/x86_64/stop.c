// SPDX-License-Identifier: BSD-3-Clause
// The end of the machine: by ACPI alone, which carries no status.
#include <uk/machine.h>
#include <uk/pc.h>

void uk_machine_off(int status)
{
	(void)status;
	uk_pc_power_off();
}

void uk_machine_reset(void)
{
	uk_pc_power_reset();
}
