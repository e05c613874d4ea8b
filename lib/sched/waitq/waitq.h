// SPDX-License-Identifier: BSD-3-Clause
// What it takes to wait: there is one way with threads, and one without.
#ifndef WAITQ_H
#define WAITQ_H

#include <uk/waitq.h>

/* Stands on the stack of who waits. */
struct waiter {
	struct uk_list link; /* in the queue until it is woken */
	struct uk_thread *thread;
	bool woken;
};

/* Until waitq_wake: 0, or -ETIMEDOUT. Interrupts masked. */
int waitq_block(const struct uk_waitq *q, const struct waiter *waiter,
		uint64_t deadline_ns) UK_MUST_CHECK;
void waitq_wake(struct uk_thread *thread);

#endif
