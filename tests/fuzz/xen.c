// SPDX-License-Identifier: BSD-3-Clause
// A hypervisor for fuzzers: hypercalls, time, idling.
#include "xen.h"

#include <uk/evtchn.h>
#include <uk/memory.h>
#include <uk/plat.h>

struct shared_info *uk_xen_shared;

static uint64_t now;
static bool unmasked = true;

void xen_begin(const uint8_t *from, size_t bytes)
{
	static struct shared_info shared;

	input_begin(from, bytes);
	memset(&shared, 0, sizeof(shared));
	uk_xen_shared = &shared;
	uk_evtchn_init();
	shared.evtchn_mask[0] = 0;
	unmasked = true;
}

void xen_raise(void)
{
	uk_xen_shared->evtchn_pending[0] |= 1UL << XEN_PORT;
	uk_xen_shared->vcpu_info[0].evtchn_pending_sel |= 1;
	uk_xen_shared->vcpu_info[0].evtchn_upcall_pending = 1;
}

long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	(void)c;
	(void)d;
	(void)e;
	if (op != __HYPERVISOR_event_channel_op)
		return 0;
	if (a == EVTCHNOP_status)
		((struct evtchn_status *)b)->status = EVTCHNSTAT_interdomain;
	if (a == EVTCHNOP_send)
		xen_notified();
	return 0;
}

unsigned long uk_plat_irq_save(void)
{
	unsigned long flags = unmasked ? UK_PLAT_IRQ_ON : 0;

	unmasked = false;
	return flags;
}

void uk_plat_irq_restore(unsigned long flags)
{
	if (flags)
		unmasked = true;
}

/* Seconds pass: nobody waits long. */
void uk_plat_idle(uint64_t deadline_ns)
{
	(void)deadline_ns;
	now += 1000000000;
	if (!uk_evtchn_waits())
		xen_notified();
	if (uk_evtchn_waits())
		uk_evtchn_run();
}

uint64_t uk_plat_time_ns(void)
{
	return now += 10000000;
}
