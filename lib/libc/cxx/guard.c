// SPDX-License-Identifier: BSD-3-Clause
// Local statics are made once, whoever comes first (Itanium C++ ABI, 3.3.3; C++
// ABI for the Arm Architecture, 3.2.3).
#include "cxx.h"

#include <uk/arch.h>
#include <uk/plat.h>

/* Compilers look at the first byte, on arm at its lowest bit; the others are
 * ours. */
struct guard {
	uint8_t made, being_made;
};

int __cxa_guard_acquire(struct guard *g);
void __cxa_guard_release(struct guard *g);
void __cxa_guard_abort(struct guard *g);

/* 1: the caller makes it, and says so then. */
int __cxa_guard_acquire(struct guard *g)
{
	unsigned long flags = uk_plat_irq_save();

	while (g->being_made)
		cxx_guard_wait();
	bool made = g->made;

	g->being_made = !made;
	uk_plat_irq_restore(flags);
	return !made;
}

static void end(struct guard *g, bool made)
{
	unsigned long flags = uk_plat_irq_save();

	uk_arch_atomic_store(&g->made, made);
	g->being_made = false;
	cxx_guard_wake();
	uk_plat_irq_restore(flags);
}

void __cxa_guard_release(struct guard *g)
{
	end(g, true);
}

void __cxa_guard_abort(struct guard *g)
{
	end(g, false);
}
