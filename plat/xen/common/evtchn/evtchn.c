// SPDX-License-Identifier: BSD-3-Clause
// From the upcall to handlers: two levels of bits, a selector and the ports.
#include <uk/evtchn.h>

#include <uk/arch.h>
#include <uk/irq.h>
#include <uk/plat.h>

#define BITS (8 * sizeof(xen_ulong_t))

static struct uk_evtchn_later *first_later, **last_later = &first_later;
static bool running_handlers, running_later;
/* The port of an event from us to us; an error if there is none. */
static int self;

static struct uk_evtchn_later *take_later(void)
{
	struct uk_evtchn_later *later = first_later;

	first_later = later->next;
	if (!first_later)
		last_later = &first_later;
	later->queued = false;
	return later;
}

void uk_evtchn_init(void)
{
	for (unsigned i = 0; i < UK_ARRAY_LEN(uk_xen_shared->evtchn_mask); i++)
		uk_arch_atomic_store(&uk_xen_shared->evtchn_mask[i],
				     ~(xen_ulong_t)0);
	while (first_later)
		take_later();
	running_later = false;
	self = 0;
}

static void run_word(unsigned word)
{
	xen_ulong_t *pending = &uk_xen_shared->evtchn_pending[word];
	xen_ulong_t bits =
	    uk_arch_atomic_load(pending) &
	    ~uk_arch_atomic_load(&uk_xen_shared->evtchn_mask[word]);

	for (; bits; bits &= bits - 1) {
		unsigned bit = (unsigned)__builtin_ctzll(bits);

		/* First: what comes during the handler counts anew. */
		__atomic_fetch_and(pending, ~((xen_ulong_t)1 << bit),
				   __ATOMIC_SEQ_CST);
		uk_irq_run((unsigned)(word * BITS) + bit);
	}
}

/* Not nested: an interrupt that comes meanwhile leaves its own to the loop that
 * runs already, and what that interrupted is still an interrupt. */
void uk_evtchn_run_later(void)
{
	if (running_later)
		return;
	running_later = true;
	while (first_later) {
		struct uk_evtchn_later *later = take_later();

		uk_plat_irq_restore(UK_PLAT_IRQ_ON);
		later->fn();
		uk_plat_irq_save();
	}
	running_later = false;
	uk_irq_leave();
}

/* Once through: what comes meanwhile raises the upcall again. */
void uk_evtchn_run_handlers(void)
{
	struct vcpu_info *vcpu = uk_xen_vcpu();

	uk_arch_atomic_store(&vcpu->evtchn_upcall_pending, 0);
	xen_ulong_t words =
	    uk_arch_atomic_swap(&vcpu->evtchn_pending_sel, (xen_ulong_t)0);

	running_handlers = true;
	for (; words; words &= words - 1)
		run_word((unsigned)__builtin_ctzll(words));
	running_handlers = false;
}

void uk_evtchn_run(void)
{
	uk_evtchn_run_handlers();
	uk_evtchn_run_later();
}

/* Nobody but the upcall runs what is left for later: an event of our own raises
 * it. Without, as where no port is left, it is done after the next event. */
static void raise_upcall(void)
{
	if (self == 0) {
		self = uk_evtchn_bind_self();
		if (self > 0)
			uk_evtchn_set_mask((unsigned)self, false);
	}
	if (self < 0 || uk_evtchn_send((evtchn_port_t)self))
		uk_arch_atomic_store(&uk_xen_vcpu()->evtchn_upcall_pending, 1);
}

void uk_evtchn_later(struct uk_evtchn_later *later)
{
	unsigned long flags = uk_plat_irq_save();

	if (!later->queued) {
		later->queued = true;
		later->next = NULL;
		*last_later = later;
		last_later = &later->next;
		if (!running_handlers)
			raise_upcall();
	}
	uk_plat_irq_restore(flags);
}
