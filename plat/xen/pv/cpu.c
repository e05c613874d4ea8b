// SPDX-License-Identifier: BSD-3-Clause
// Odds of the CPU: random numbers, the thread pointer, standing still.
#include "pv.h"

#include <uk/errno.h>
#include <uk/machine.h>
#include <uk/plat.h>
#include <uk/x86.h>

/* What Xen says of the CPU, which may be less than the CPU would. */
static bool has_random(void)
{
	uint32_t a = 1, b, c = 0, d;

	__asm__ volatile(XEN_CPUID : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
	return c & 1 << 30;
}

int uk_plat_entropy(void *buf, size_t bytes)
{
	return has_random() ? uk_x86_random(buf, bytes) : -ENOTSUP;
}

void uk_plat_thread_pointer_set(void *tp)
{
	(void)uk_xen_hypercall(SEGBASE_FS, (unsigned long)tp, 0, 0, 0,
			       __HYPERVISOR_set_segment_base);
}

/* Polling no event at all blocks until one day. */
void uk_machine_halt(void)
{
	struct sched_poll nothing = {0};

	for (;;)
		(void)uk_xen_sched_op(SCHEDOP_poll, &nothing);
}
