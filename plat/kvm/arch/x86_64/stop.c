// SPDX-License-Identifier: BSD-3-Clause
// The end of the guest: says the status on the console, then ends QEMU.
#include "kvm.h"

#include <uk/pc.h>
#include <uk/plat.h>

/* A fault on the way, as in ACPI tables that lie, comes back here as a crash:
 * what is left then is to stand still. */
UK_NORETURN static void end(int status)
{
	static bool ending;
	bool again = ending;

	__asm__ volatile("cli");
	ending = true;
	if (!again) {
		kvm_console_end_line();
		uk_boot_say_exit(status);
	}
	uk_pc_out8(KVM_DEBUG_EXIT, 0);
	if (!again)
		uk_pc_power_off();
	for (;;)
		__asm__ volatile("cli; hlt");
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
