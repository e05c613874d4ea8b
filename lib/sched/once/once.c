// SPDX-License-Identifier: BSD-3-Clause
// Begun by one, waited for by the others.
#include <uk/once.h>

#include <uk/arch.h>
#include <uk/assert.h>

void uk_once_init(struct uk_once *o)
{
	o->begun = false;
	o->done = false;
	uk_waitq_init(&o->waiters, "what is done once");
}

static bool begins(struct uk_once *o)
{
	unsigned long flags = uk_waitq_enter();
	bool first = !o->begun;

	o->begun = true;
	while (!first && !o->done)
		if (uk_waitq_wait(&o->waiters, UK_PLAT_FOREVER))
			uk_panic("once: a wait without a deadline timed out");
	uk_waitq_leave(flags);
	return first;
}

void uk_once_do(struct uk_once *o, void (*fn)(void *arg), void *arg)
{
	if (uk_arch_atomic_load(&o->done) || !begins(o))
		return;
	fn(arg);
	unsigned long flags = uk_waitq_enter();

	uk_arch_atomic_store(&o->done, true);
	uk_waitq_wake(&o->waiters, UK_WAITQ_ALL);
	uk_waitq_leave(flags);
}
