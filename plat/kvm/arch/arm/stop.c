// SPDX-License-Identifier: BSD-3-Clause
// The end of the guest, by QEMU's PSCI.
#include <uk/arm.h>
#include <uk/machine.h>

void uk_machine_off(int status)
{
	(void)status;
	uk_arm_psci_off();
}

void uk_machine_reset(void)
{
	uk_arm_psci_reset();
}
