// SPDX-License-Identifier: BSD-3-Clause
// The end of the guest: says the status on the console, then ends QEMU.
#include "kvm.h"

#include <uk/pc.h>
#include <uk/plat.h>

UK_NORETURN static void end(int status)
{
	__asm__ volatile("cli");
	uk_boot_say_exit(status);
	uk_pc_out8(KVM_DEBUG_EXIT, 0);
	uk_pc_power_off();
	for (;;)
		__asm__ volatile("hlt");
}

void uk_plat_stop(int status)
{
	end(status);
}

void uk_plat_restart(void)
{
	uk_pc_power_reset();
}

void uk_plat_crash(void)
{
	end(134);
}
