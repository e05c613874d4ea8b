// SPDX-License-Identifier: BSD-3-Clause
// Event channels: what interrupts are to a guest of Xen.
//
// The number of an interrupt is that of its port: uk_plat_irq_attach takes it.
// For platform code and drivers of Xen's devices. Any context. This part
// implements uk_irq_route and uk_irq_set_mask, weakly.
#ifndef UK_EVTCHN_H
#define UK_EVTCHN_H

#include <uk/xen.h>

/* Masks all ports, and forgets what was left for later. The platform calls it
 * once the shared page is there. */
void uk_evtchn_init(void);

/* Each returns a port, or -errno: for a virtual interrupt of CPU 0; from CPU 0
 * to itself; for `remote` to connect to; connected to a port that `remote`
 * offers. */
int uk_evtchn_bind_virq(unsigned virq) UK_MUST_CHECK;
int uk_evtchn_bind_self(void) UK_MUST_CHECK;
int uk_evtchn_alloc(domid_t remote) UK_MUST_CHECK;
int uk_evtchn_connect(domid_t remote, evtchn_port_t port) UK_MUST_CHECK;

/* Its handler stays, for whoever gets the same number. */
void uk_evtchn_close(evtchn_port_t port);

/* Notifies the other end. 0 or -errno. */
int uk_evtchn_send(evtchn_port_t port);

/* Whether an event waits for the upcall. */
static inline bool uk_evtchn_waits(void)
{
	return *(volatile uint8_t *)&uk_xen_vcpu()->evtchn_upcall_pending;
}

/* Runs the handlers of the events that wait, then what they left to do later,
 * and calls uk_irq_leave. For the upcall: interrupts masked. In two steps where
 * a controller has to be told in between that the interrupt is over, or what is
 * done later would wait for others in vain. */
void uk_evtchn_run(void);
void uk_evtchn_run_handlers(void);
void uk_evtchn_run_later(void);

/* What uk_irq_route and uk_irq_set_mask do. */
int uk_evtchn_route(unsigned irq) UK_MUST_CHECK;
void uk_evtchn_set_mask(unsigned irq, bool mask);

/* Has `fn` called once, soon, interrupts let in: what a handler has to do that
 * takes long, or waits for another interrupt. It may never return; it must not
 * wait for another thread, for it is part of an interrupt still. */
struct uk_evtchn_later {
	void (*fn)(void);
	struct uk_evtchn_later *next;
	bool queued;
};
void uk_evtchn_later(struct uk_evtchn_later *later);

#endif
