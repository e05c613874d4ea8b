// SPDX-License-Identifier: BSD-3-Clause
// The deadlines, the first of which the machine's timer is armed for.
#include <uk/timer.h>

static struct uk_timer *timer_of(const struct uk_pairing_node *node)
{
	return UK_CONTAINER_OF(node, struct uk_timer, node);
}

static bool before(const struct uk_pairing_node *a,
		   const struct uk_pairing_node *b)
{
	return timer_of(a)->deadline_ns < timer_of(b)->deadline_ns;
}

static struct uk_pairing timers = {.before = before};

static uint64_t first_deadline(void)
{
	struct uk_pairing_node *first = uk_pairing_first(&timers);

	return first ? timer_of(first)->deadline_ns : UK_PLAT_FOREVER;
}

static bool remove_timer(struct uk_timer *timer)
{
	bool was_set = timer->set;

	if (was_set)
		uk_pairing_remove(&timers, &timer->node);
	timer->set = false;
	return was_set;
}

/* The interrupt. What the functions set meanwhile is armed at the end. */
static void run_due(void)
{
	uint64_t now = uk_plat_time_ns();
	struct uk_pairing_node *first;

	while ((first = uk_pairing_first(&timers)) &&
	       timer_of(first)->deadline_ns <= now) {
		struct uk_timer *timer = timer_of(first);

		remove_timer(timer);
		timer->fn(timer);
	}
	uk_plat_timer_set(first_deadline());
}

void uk_timer_set(struct uk_timer *timer, uint64_t deadline_ns)
{
	unsigned long flags = uk_plat_irq_save();

	remove_timer(timer);
	timer->deadline_ns = deadline_ns;
	if (deadline_ns != UK_PLAT_FOREVER) {
		timer->set = true;
		uk_pairing_add(&timers, &timer->node);
		uk_timer_hook = run_due;
		uk_plat_timer_set(first_deadline());
	}
	uk_plat_irq_restore(flags);
}

bool uk_timer_cancel(struct uk_timer *timer)
{
	unsigned long flags = uk_plat_irq_save();
	bool was_set = remove_timer(timer);

	uk_plat_irq_restore(flags);
	return was_set;
}

uint64_t uk_timer_next(void)
{
	unsigned long flags = uk_plat_irq_save();
	uint64_t first = first_deadline();

	uk_plat_irq_restore(flags);
	return first;
}
