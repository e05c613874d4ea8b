// SPDX-License-Identifier: BSD-3-Clause
// From the upcall to handlers: two levels of bits, a selector and the ports.
#include <uk/evtchn.h>

#include <uk/arch.h>
#include <uk/irq.h>
#include <uk/plat.h>

#define BITS (8 * sizeof(xen_ulong_t))

static struct uk_evtchn_later *first_later, **last_later = &first_later;
static bool running_later;

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
 * runs already. */
static void run_later(void)
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
}

/* Once through: what comes meanwhile raises the upcall again. */
void uk_evtchn_run(void)
{
	struct vcpu_info *vcpu = uk_xen_vcpu();

	uk_arch_atomic_store(&vcpu->evtchn_upcall_pending, 0);
	xen_ulong_t words =
	    uk_arch_atomic_swap(&vcpu->evtchn_pending_sel, (xen_ulong_t)0);

	for (; words; words &= words - 1)
		run_word((unsigned)__builtin_ctzll(words));
	run_later();
}

void uk_evtchn_later(struct uk_evtchn_later *later)
{
	unsigned long flags = uk_plat_irq_save();

	if (!later->queued) {
		later->queued = true;
		later->next = NULL;
		*last_later = later;
		last_later = &later->next;
		/* Nobody but the upcall runs it. */
		uk_arch_atomic_store(&uk_xen_vcpu()->evtchn_upcall_pending, 1);
	}
	uk_plat_irq_restore(flags);
}
