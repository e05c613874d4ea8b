// SPDX-License-Identifier: BSD-3-Clause
// Local statics are made once, whoever comes first; others wait (Itanium C++
// ABI, 3.3.3; C++ ABI for the Arm Architecture, 3.2.3). One that needs itself
// waits for ever, and is reported.
#include "cxx.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/waitq.h>

/* Compilers look at the first byte, on arm at its lowest bit; the others are
 * ours. */
struct guard {
	uint8_t made, being_made;
};

int __cxa_guard_acquire(struct guard *g);
void __cxa_guard_release(struct guard *g);
void __cxa_guard_abort(struct guard *g);

static struct uk_waitq queue = UK_WAITQ_INIT(queue, "a local static");

/* 1: the caller makes it, and says so then. */
int __cxa_guard_acquire(struct guard *g)
{
	unsigned long flags = uk_waitq_enter();

	while (g->being_made)
		if (uk_waitq_wait(&queue, UK_PLAT_FOREVER))
			uk_panic("cxx: a wait without a deadline ended by it");
	bool made = g->made;

	g->being_made = !made;
	uk_waitq_leave(flags);
	return !made;
}

static void end(struct guard *g, bool made)
{
	unsigned long flags = uk_waitq_enter();

	uk_arch_atomic_store(&g->made, made);
	g->being_made = false;
	uk_waitq_wake(&queue, UK_WAITQ_ALL);
	uk_waitq_leave(flags);
}

void __cxa_guard_release(struct guard *g)
{
	end(g, true);
}

void __cxa_guard_abort(struct guard *g)
{
	end(g, false);
}
