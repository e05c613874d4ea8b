// SPDX-License-Identifier: BSD-3-Clause
// Tests: events on their way to handlers, with a hypervisor that has four
// ports.
#include <uk/evtchn.h>

#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>
#include <xen/errno.h>

enum { PORTS = 4, BITS = 64, SELF = 200 };

static struct shared_info shared;
struct shared_info *uk_xen_shared = &shared;
static const evtchn_port_t ports[PORTS] = {3, 64, 127, 4095};
static unsigned calls[PORTS], later_calls, total;

/* Whether there is a port left for events from the guest to itself, and how
 * many came. */
static bool has_self;
static unsigned self_events;

static bool is_port(evtchn_port_t port)
{
	for (int i = 0; i < PORTS; i++)
		if (ports[i] == port)
			return true;
	return has_self && port == SELF;
}

static void raise(evtchn_port_t port)
{
	shared.evtchn_pending[port / BITS] |= 1UL << port % BITS;
	if (shared.evtchn_mask[port / BITS] & 1UL << port % BITS)
		return;
	shared.vcpu_info[0].evtchn_pending_sel |= 1UL << port / BITS;
	shared.vcpu_info[0].evtchn_upcall_pending = 1;
}

static long unmask(evtchn_port_t port)
{
	if (!is_port(port))
		return -XEN_EINVAL;
	shared.evtchn_mask[port / BITS] &= ~(1UL << port % BITS);
	if (shared.evtchn_pending[port / BITS] & 1UL << port % BITS)
		raise(port);
	return 0;
}

static long status(struct evtchn_status *arg)
{
	arg->status = is_port(arg->port) ? EVTCHNSTAT_virq : EVTCHNSTAT_closed;
	return 0;
}

long uk_xen_hypercall(unsigned long a, unsigned long b, unsigned long c,
		      unsigned long d, unsigned long e, unsigned op)
{
	(void)c;
	(void)d;
	(void)e;
	if (op != __HYPERVISOR_event_channel_op)
		return -XEN_ENOSYS;
	switch (a) {
	case EVTCHNOP_unmask:
		return unmask(((struct evtchn_unmask *)b)->port);
	case EVTCHNOP_status:
		return status((struct evtchn_status *)b);
	case EVTCHNOP_bind_virq:
		if (((struct evtchn_bind_virq *)b)->virq != VIRQ_TIMER)
			return -XEN_ENOENT;
		((struct evtchn_bind_virq *)b)->port = ports[0];
		return 0;
	case EVTCHNOP_bind_ipi:
		((struct evtchn_bind_ipi *)b)->port = SELF;
		return has_self ? 0 : -XEN_ENOSPC;
	case EVTCHNOP_send:
		if (!has_self || ((struct evtchn_send *)b)->port != SELF)
			return -XEN_ENOSYS;
		self_events++;
		raise(SELF);
		return 0;
	default:
		return -XEN_ENOSYS;
	}
}

static void count(void *arg)
{
	++*(unsigned *)arg;
	total++;
}

static void on_later(void);
static struct uk_evtchn_later first = {.fn = on_later},
			      second = {.fn = on_later};
static bool nested, let_in;

/* The table of handlers is never emptied. */
static bool begin(void)
{
	static bool ready;

	shared = (struct shared_info){0};
	uk_evtchn_init();
	total = 0;
	for (int i = 0; i < PORTS; i++) {
		calls[i] = 0;
		if (!ready && uk_plat_irq_attach(ports[i], count, &calls[i]))
			return false;
		uk_plat_irq_unmask(ports[i]);
	}
	return ready = true;
}

static void upcall(void)
{
	unsigned long flags = uk_plat_irq_save();

	uk_evtchn_run();
	uk_plat_irq_restore(flags);
}

UK_TEST(events_reach_the_handlers_of_their_ports_once)
{
	UK_EXPECT(begin());
	raise(ports[1]);
	raise(ports[3]);
	UK_EXPECT(uk_evtchn_waits());
	upcall();
	UK_EXPECT(!uk_evtchn_waits());
	UK_EXPECT_INT(calls[0], ==, 0);
	UK_EXPECT_INT(calls[1], ==, 1);
	UK_EXPECT_INT(calls[2], ==, 0);
	UK_EXPECT_INT(calls[3], ==, 1);
	upcall();
	UK_EXPECT_INT(total, ==, 2);
}

UK_TEST(event_of_a_masked_port_waits_for_it)
{
	UK_EXPECT(begin());
	uk_plat_irq_mask(ports[2]);
	raise(ports[2]);
	raise(ports[1]);
	upcall();
	UK_EXPECT_INT(calls[1], ==, 1);
	UK_EXPECT_INT(calls[2], ==, 0);
	uk_plat_irq_unmask(ports[2]);
	upcall();
	UK_EXPECT_INT(calls[2], ==, 1);
}

UK_TEST(event_that_nobody_handles_does_no_harm)
{
	UK_EXPECT(begin());
	shared.evtchn_mask[1] = 0;
	raise(70);
	upcall();
	UK_EXPECT_INT(total, ==, 0);
	UK_EXPECT_INT(shared.evtchn_pending[1], ==, 0);
}

/* Bits that no hypervisor sets: the selector names words that have none. */
UK_TEST(selector_that_lies_does_no_harm)
{
	UK_EXPECT(begin());
	shared.vcpu_info[0].evtchn_pending_sel = ~0UL;
	upcall();
	UK_EXPECT_INT(total, ==, 0);
}

UK_TEST(ports_that_are_none_are_refused)
{
	UK_EXPECT(begin());
	UK_EXPECT_INT(uk_plat_irq_attach(5, count, NULL), ==, -EINVAL);
	UK_EXPECT_INT(uk_plat_irq_attach(4096, count, NULL), ==, -EINVAL);
	UK_EXPECT_INT(uk_plat_irq_attach(~0U, count, NULL), ==, -EINVAL);
	uk_plat_irq_mask(4096);
	uk_plat_irq_unmask(~0U);
	UK_EXPECT_INT(uk_evtchn_bind_virq(VIRQ_TIMER), ==, 3);
	UK_EXPECT_INT(uk_evtchn_bind_virq(VIRQ_DEBUG), ==, -ENOENT);
	UK_EXPECT_INT(uk_evtchn_connect(0, 1), ==, -ENOSYS);
	UK_EXPECT_INT(uk_evtchn_alloc(0), ==, -ENOSYS);
	UK_EXPECT_INT(uk_evtchn_send(1), ==, -ENOSYS);
}

static void on_later(void)
{
	unsigned long flags = uk_plat_irq_save();

	later_calls++;
	let_in = flags == UK_PLAT_IRQ_ON;
	if (nested) {
		nested = false;
		uk_evtchn_later(&second);
		uk_evtchn_later(&second);
		uk_evtchn_run();
	}
	uk_plat_irq_restore(flags);
}

UK_TEST(what_is_left_for_later_runs_once_with_interrupts_let_in)
{
	UK_EXPECT(begin());
	later_calls = 0;
	uk_evtchn_later(&first);
	uk_evtchn_later(&first);
	UK_EXPECT(uk_evtchn_waits());
	upcall();
	UK_EXPECT_INT(later_calls, ==, 1);
	UK_EXPECT(let_in);
	upcall();
	UK_EXPECT_INT(later_calls, ==, 1);
}

UK_TEST(what_is_left_for_later_raises_an_event_of_our_own)
{
	has_self = true;
	UK_EXPECT(begin());
	later_calls = self_events = 0;
	uk_evtchn_later(&first);
	UK_EXPECT_INT(self_events, ==, 1);
	upcall();
	UK_EXPECT_INT(later_calls, ==, 1);
	UK_EXPECT_INT(total, ==, 0);
	uk_evtchn_later(&first);
	upcall();
	has_self = false;
	UK_EXPECT_INT(self_events, ==, 2);
	UK_EXPECT_INT(later_calls, ==, 2);
}

UK_TEST(what_is_left_meanwhile_runs_after_it)
{
	UK_EXPECT(begin());
	later_calls = 0;
	nested = true;
	uk_evtchn_later(&first);
	upcall();
	UK_EXPECT_INT(later_calls, ==, 2);
}

static unsigned leaves, later_calls_before;

static void on_leave(void)
{
	leaves++;
	later_calls_before = later_calls;
}

UK_TEST(interrupt_is_left_once_all_that_it_left_for_later_is_done)
{
	UK_EXPECT(begin());
	uk_irq_leave_hook = on_leave;
	leaves = later_calls = 0;
	nested = true;
	uk_evtchn_later(&first);
	raise(ports[1]);
	upcall();
	unsigned after_later = leaves, later_before = later_calls_before;

	raise(ports[1]);
	upcall();
	uk_irq_leave_hook = NULL;
	UK_EXPECT_INT(after_later, ==, 1);
	UK_EXPECT_INT(later_before, ==, 2);
	UK_EXPECT_INT(leaves, ==, 2);
}
