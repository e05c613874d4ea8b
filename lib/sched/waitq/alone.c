// SPDX-License-Identifier: BSD-3-Clause
// Waiting where there are no threads: the CPU idles, and interrupts wake.
#include "waitq.h"

#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/print.h>

void uk_waitq_leave(unsigned long flags)
{
	uk_plat_irq_restore(flags);
}

/* There is no such structure; the address tells it from NULL. */
struct uk_thread *uk_waitq_self(void)
{
	static long main_thread;

	return (struct uk_thread *)&main_thread;
}

int waitq_block(const struct uk_waitq *q, const struct waiter *waiter,
		uint64_t deadline_ns)
{
	const volatile bool *woken = &waiter->woken;

	if (deadline_ns == UK_PLAT_FOREVER && !q->external) {
		uk_printf("waitq: main waits for %s\n", q->what);
		uk_panic("waitq: deadlock: nothing will wake the program");
	}
	while (!*woken) {
		if (uk_plat_time_ns() >= deadline_ns)
			return -ETIMEDOUT;
		uk_plat_idle(deadline_ns);
	}
	return 0;
}

void waitq_wake(struct uk_thread *thread)
{
	(void)thread;
}

void uk_waitq_wait_interrupt(uint64_t deadline_ns)
{
	uk_plat_idle(deadline_ns);
}
