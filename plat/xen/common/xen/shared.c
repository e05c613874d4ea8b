// SPDX-License-Identifier: BSD-3-Clause
// The shared page, and hypercalls that need a few lines.
#include <uk/xen.h>

struct shared_info *uk_xen_shared;

void uk_xen_console_write(const char *buf, size_t len)
{
	uk_xen_hypercall(CONSOLEIO_write, len, (unsigned long)buf, 0, 0,
			 __HYPERVISOR_console_io);
}

void uk_xen_shutdown(unsigned reason)
{
	struct sched_shutdown arg = {.reason = reason};

	(void)uk_xen_sched_op(SCHEDOP_shutdown, &arg);
}
