// SPDX-License-Identifier: BSD-3-Clause
// Interrupts are signals: interrupt N is signal N. Masking is a flag; what
// comes meanwhile is remembered and delivered when the mask is lifted.
#include "linux.h"
#include "sys.h"

#include <uk/errno.h>
#include <uk/irq.h>
#include <uk/plat.h>

static volatile bool unmasked;
static uint64_t pending;  /* bit n: signal n + 1 came while masked */
static uint64_t disabled; /* the same bits: uk_irq_set_mask */

/* None for a number that no signal has. */
static uint64_t bit_of(unsigned irq)
{
	return irq >= 1 && irq <= SIGNALS ? UINT64_C(1) << (irq - 1) : 0;
}

/* A compiler must not move what the mask protects out of it. */
static void set_unmasked(bool on)
{
	__atomic_signal_fence(__ATOMIC_SEQ_CST);
	unmasked = on;
	__atomic_signal_fence(__ATOMIC_SEQ_CST);
}

bool linux_irq_pending(void)
{
	return uk_arch_atomic_load(&pending) & ~disabled;
}

/* Interrupts are masked while handlers run. */
static bool run_pending(void)
{
	bool any = false;

	while (linux_irq_pending()) {
		uint64_t now = uk_arch_atomic_load(&pending) & ~disabled;
		unsigned irq = (unsigned)__builtin_ctzll(now) + 1;

		__atomic_and_fetch(&pending, ~bit_of(irq), __ATOMIC_SEQ_CST);
		uk_irq_run(irq);
		any = true;
	}
	return any;
}

void linux_irq_deliver(void)
{
	if (run_pending())
		uk_irq_leave();
}

/* Whoever is switched to has all signals let in, as everybody has, and goes on
 * masked; the frame of a signal stays on the stack of whom it interrupted. */
static void let_in(void)
{
	const uint64_t none_blocked = 0;

	linux_call6(SYS_RT_SIGPROCMASK, 2 /* SIG_SETMASK */,
		    (long)&none_blocked, 0, sizeof(none_blocked), 0, 0);
}

/* The host keeps a signal back while it is handled here: one that comes again
 * and again would put frame on frame on the stack, before any of them runs. */
static void on_signal(int signo, struct linux_siginfo *info,
		      struct linux_ucontext *uc)
{
	(void)info;
	(void)uc;
	__atomic_or_fetch(&pending, bit_of((unsigned)signo), __ATOMIC_SEQ_CST);
	if (!unmasked)
		return;
	set_unmasked(false);
	bool any = run_pending();

	if (uk_irq_leave_hook)
		let_in();
	if (any)
		uk_irq_leave();
	uk_plat_irq_restore(UK_PLAT_IRQ_ON);
}

unsigned long uk_plat_irq_save(void)
{
	bool was = unmasked;

	set_unmasked(false);
	return was;
}

void uk_plat_irq_restore(unsigned long flags)
{
	if (!flags)
		return;
	/* What came while masked is seen here, or delivered by the next signal;
	 * what comes later, by its own. */
	set_unmasked(true);
	while (linux_irq_pending()) {
		set_unmasked(false);
		linux_irq_deliver();
		set_unmasked(true);
	}
}

/* The kernel refuses the two signals that cannot be caught. */
int uk_irq_route(unsigned irq)
{
	if (!bit_of(irq) || linux_trap_has(irq) ||
	    linux_signal((int)irq, on_signal, SA_RESTART, 0) < 0)
		return -EINVAL;
	return 0;
}

void uk_irq_set_mask(unsigned irq, bool mask)
{
	if (mask)
		__atomic_or_fetch(&disabled, bit_of(irq), __ATOMIC_SEQ_CST);
	else
		__atomic_and_fetch(&disabled, ~bit_of(irq), __ATOMIC_SEQ_CST);
}
