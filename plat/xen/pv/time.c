// SPDX-License-Identifier: BSD-3-Clause
// Idle: the domain blocks, and a timer of Xen's ends that.
#include "pv.h"

#include <uk/assert.h>
#include <uk/evtchn.h>
#include <uk/plat.h>

static void wake(void *arg)
{
	(void)arg;
}

static int port;

unsigned pv_timer_port(void)
{
	return (unsigned)port;
}

void pv_timer_init(void)
{
	port = uk_evtchn_bind_virq(VIRQ_TIMER);

	if (port < 0 || uk_plat_irq_attach((unsigned)port, wake, NULL) ||
	    uk_xen_vcpu_op(VCPUOP_stop_periodic_timer, NULL))
		uk_panic("xen-pv: no timer");
}

/* The platform's clock is Xen's system time. */
static void arm(uint64_t deadline_ns)
{
	struct vcpu_set_singleshot_timer timer = {
	    .timeout_abs_ns = UK_MIN(deadline_ns, INT64_MAX),
	};

	if (uk_xen_vcpu_op(VCPUOP_set_singleshot_timer, &timer))
		uk_panic("xen-pv: the timer cannot be set");
}

void uk_plat_idle(uint64_t deadline_ns)
{
	if (deadline_ns != UK_PLAT_FOREVER &&
	    uk_plat_time_ns() >= deadline_ns) {
		/* Those that wait get their turn even so. */
		uk_plat_irq_restore(UK_PLAT_IRQ_ON);
		uk_plat_irq_save();
		return;
	}
	if (deadline_ns != UK_PLAT_FOREVER)
		arm(deadline_ns);
	/* It lets events in, and returns at once if one waits. */
	(void)uk_xen_sched_op(SCHEDOP_block, NULL);
	uk_plat_irq_save();
}
