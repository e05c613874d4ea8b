// SPDX-License-Identifier: BSD-3-Clause
// Ports: made, notified, closed.
#include <uk/evtchn.h>

int uk_evtchn_bind_virq(unsigned virq)
{
	struct evtchn_bind_virq arg = {.virq = virq};
	int error = uk_xen_event_channel_op(EVTCHNOP_bind_virq, &arg);

	return error ? error : (int)arg.port;
}

int uk_evtchn_bind_self(void)
{
	struct evtchn_bind_ipi arg = {.vcpu = 0};
	int error = uk_xen_event_channel_op(EVTCHNOP_bind_ipi, &arg);

	return error ? error : (int)arg.port;
}

int uk_evtchn_alloc(domid_t remote)
{
	struct evtchn_alloc_unbound arg = {
	    .dom = DOMID_SELF,
	    .remote_dom = remote,
	};
	int error = uk_xen_event_channel_op(EVTCHNOP_alloc_unbound, &arg);

	return error ? error : (int)arg.port;
}

int uk_evtchn_connect(domid_t remote, evtchn_port_t port)
{
	struct evtchn_bind_interdomain arg = {
	    .remote_dom = remote,
	    .remote_port = port,
	};
	int error = uk_xen_event_channel_op(EVTCHNOP_bind_interdomain, &arg);

	return error ? error : (int)arg.local_port;
}

void uk_evtchn_close(evtchn_port_t port)
{
	struct evtchn_close arg = {.port = port};

	(void)uk_xen_event_channel_op(EVTCHNOP_close, &arg);
}

int uk_evtchn_send(evtchn_port_t port)
{
	struct evtchn_send arg = {.port = port};

	return uk_xen_event_channel_op(EVTCHNOP_send, &arg);
}
