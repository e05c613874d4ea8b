// SPDX-License-Identifier: BSD-3-Clause
// What is done once, by whoever comes first; who comes meanwhile waits for it.
#ifndef UK_ONCE_H
#define UK_ONCE_H

#include <uk/waitq.h>

struct uk_once {
	bool begun, done;
	struct uk_waitq waiters;
};

#define UK_ONCE_INIT(o)                                                     \
	{                                                                   \
		.waiters = UK_WAITQ_INIT((o).waiters, "what is done once"), \
	}

void uk_once_init(struct uk_once *once);

/* Has fn(arg) called unless it was; it has returned when this does. For
 * threads, not with interrupts masked. `fn` must not come back to the same
 * `once`. */
void uk_once_do(struct uk_once *once, void (*fn)(void *arg), void *arg);

#endif
