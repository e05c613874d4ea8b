// SPDX-License-Identifier: BSD-3-Clause
// One deadline, and when the timer comes to look at it.
#include <uk/alarm.h>

#include <uk/plat.h>

static uint64_t deadline = UK_PLAT_FOREVER;
static uint64_t next_look = UK_PLAT_FOREVER;

/* Set with the first deadline, so that an image without has none of this. */
static void (*look)(void);

static void start(uint64_t at)
{
	next_look = at;
	uk_alarm_start(at);
}

static void look_at_deadline(void)
{
	if (deadline == UK_PLAT_FOREVER)
		return;
	if (uk_plat_time_ns() < deadline) {
		start(deadline);
		return;
	}
	deadline = UK_PLAT_FOREVER;
	if (uk_timer_hook)
		uk_timer_hook();
}

/* Who puts a deadline off again and again, as a scheduler does with every
 * switch, does not write to the timer each time. */
void uk_plat_timer_set(uint64_t deadline_ns)
{
	unsigned long flags = uk_plat_irq_save();

	look = look_at_deadline;
	deadline = deadline_ns;
	if (deadline < next_look)
		start(deadline);
	uk_plat_irq_restore(flags);
}

void uk_alarm_came(void)
{
	next_look = UK_PLAT_FOREVER;
	if (look)
		look();
}

void uk_alarm_idle(uint64_t deadline_ns)
{
	if (deadline_ns < deadline)
		start(deadline_ns);
}
