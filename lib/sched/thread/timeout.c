// SPDX-License-Identifier: BSD-3-Clause
// Deadlines of those that sleep, the next one first.
#include "internal.h"

static struct uk_thread *thread_of(const struct uk_pairing_node *node)
{
	return UK_CONTAINER_OF(node, struct uk_thread, timeout);
}

static bool before(const struct uk_pairing_node *a,
		   const struct uk_pairing_node *b)
{
	return thread_of(a)->deadline_ns < thread_of(b)->deadline_ns;
}

static struct uk_pairing sleepers = {.before = before};

void thread_timeout_add(struct uk_thread *t, uint64_t deadline_ns)
{
	t->waits_for_time = true;
	t->deadline_ns = deadline_ns;
	uk_pairing_add(&sleepers, &t->timeout);
}

void thread_timeout_remove(struct uk_thread *t)
{
	t->waits_for_time = false;
	uk_pairing_remove(&sleepers, &t->timeout);
}

uint64_t thread_timeout_next(void)
{
	struct uk_pairing_node *first = uk_pairing_first(&sleepers);

	return first ? thread_of(first)->deadline_ns : UK_PLAT_FOREVER;
}

/* The clock is read only if somebody sleeps. */
void thread_timeout_run(void)
{
	if (!uk_pairing_first(&sleepers))
		return;
	uint64_t now = uk_plat_time_ns();
	struct uk_pairing_node *first;

	while ((first = uk_pairing_first(&sleepers)) &&
	       thread_of(first)->deadline_ns <= now)
		thread_wake(thread_of(first), true);
}
