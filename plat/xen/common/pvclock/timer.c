// SPDX-License-Identifier: BSD-3-Clause
// A timer of the hypervisor's, by its clock: an event.
#include <uk/pvclock.h>

#include <uk/alarm.h>
#include <uk/assert.h>
#include <uk/evtchn.h>
#include <uk/plat.h>

static int port;

static void on_timer(void *arg)
{
	(void)arg;
	uk_alarm_came();
}

void uk_pvclock_timer_init(void)
{
	port = uk_evtchn_bind_virq(VIRQ_TIMER);

	if (port < 0 || uk_plat_irq_attach((unsigned)port, on_timer, NULL) ||
	    uk_xen_vcpu_op(VCPUOP_stop_periodic_timer, NULL))
		uk_panic("pvclock: no timer");
}

evtchn_port_t uk_pvclock_timer_port(void)
{
	return (evtchn_port_t)port;
}

/* The platform's clock is Xen's system time. */
void uk_alarm_start(uint64_t deadline_ns)
{
	struct vcpu_set_singleshot_timer timer = {
	    .timeout_abs_ns = UK_MIN(deadline_ns, INT64_MAX),
	};

	if (uk_xen_vcpu_op(VCPUOP_set_singleshot_timer, &timer))
		uk_panic("pvclock: the timer cannot be set");
}
