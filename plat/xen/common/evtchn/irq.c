// SPDX-License-Identifier: BSD-3-Clause
// The interrupt controller that the table of handlers wants.
#include <uk/evtchn.h>

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/irq.h>

#define BITS (8 * sizeof(xen_ulong_t))

/* A port that is there is masked since uk_evtchn_init. */
int uk_evtchn_route(unsigned irq)
{
	struct evtchn_status arg = {.dom = DOMID_SELF, .port = irq};

	if (irq >= EVTCHN_2L_NR_CHANNELS ||
	    uk_xen_event_channel_op(EVTCHNOP_status, &arg) ||
	    arg.status == EVTCHNSTAT_closed)
		return -EINVAL;
	return 0;
}

void uk_evtchn_set_mask(unsigned irq, bool mask)
{
	struct evtchn_unmask arg = {.port = irq};

	if (irq >= EVTCHN_2L_NR_CHANNELS)
		return;
	if (mask)
		__atomic_fetch_or(&uk_xen_shared->evtchn_mask[irq / BITS],
				  (xen_ulong_t)1 << irq % BITS,
				  __ATOMIC_SEQ_CST);
	else /* Xen raises what came while the port was masked. */
		(void)uk_xen_event_channel_op(EVTCHNOP_unmask, &arg);
}

/* Where event channels are all there is; a platform that has others, too, says
 * itself which is whose. */
__attribute__((weak)) int uk_irq_route(unsigned irq)
{
	return uk_evtchn_route(irq);
}

__attribute__((weak)) void uk_irq_set_mask(unsigned irq, bool mask)
{
	uk_evtchn_set_mask(irq, mask);
}
