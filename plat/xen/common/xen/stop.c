// SPDX-License-Identifier: BSD-3-Clause
// The end of the domain, with the reason that the toolstack acts on.
#include <uk/machine.h>
#include <uk/xen.h>

void uk_machine_off(int status)
{
	(void)status;
	uk_xen_shutdown(SHUTDOWN_poweroff);
}

void uk_machine_crashed(void)
{
	uk_xen_shutdown(SHUTDOWN_crash);
}

void uk_machine_reset(void)
{
	uk_xen_shutdown(SHUTDOWN_reboot);
}
