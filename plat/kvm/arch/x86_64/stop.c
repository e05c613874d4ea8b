// SPDX-License-Identifier: BSD-3-Clause
// The end of the guest: QEMU's own way out, else as any PC's.
#include "kvm.h"

#include <uk/chipset.h>
#include <uk/machine.h>
#include <uk/pc.h>

void uk_machine_off(int status)
{
	(void)status;
	uk_pc_out8(KVM_DEBUG_EXIT, 0);
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
