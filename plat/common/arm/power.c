// SPDX-License-Identifier: BSD-3-Clause
// Power-off and reset by firmware (Power State Coordination Interface, DEN
// 0022, 5.10 and 5.11).
#include "arm.h"

#define SYSTEM_OFF   0x84000008
#define SYSTEM_RESET 0x84000009

static enum uk_arm_psci method;

void uk_arm_psci_init(enum uk_arm_psci by)
{
	method = by;
}

static void call(unsigned long function)
{
	if (method == UK_ARM_PSCI_HVC)
		arm_call_hvc(function);
	if (method == UK_ARM_PSCI_SMC)
		arm_call_smc(function);
}

void uk_arm_psci_off(void)
{
	call(SYSTEM_OFF);
}

void uk_arm_psci_reset(void)
{
	call(SYSTEM_RESET);
}
