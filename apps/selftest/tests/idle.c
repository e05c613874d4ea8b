// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: idling until a deadline.
#include <uk/plat.h>
#include <uk/test.h>

#define MS 1000000ULL

/* Most returns that may come early, by interrupts of others or a timer that
 * reaches not far enough: then a wait of 20 ms is no busy one. */
enum { EARLY = 50 };

/* Idles until `deadline`; returns in how many steps, interrupts masked. */
static int idle_until(uint64_t deadline)
{
	int steps = 0;

	while (uk_plat_time_ns() < deadline) {
		uk_plat_idle(deadline);
		steps++;
	}
	return steps;
}

/* How late it may become says only that it ended for this deadline: a busy host
 * takes its time. */
UK_TEST(idle_ends_at_the_deadline)
{
	static const uint64_t waits[] = {20 * MS, 1 * MS, 100000, 1000, 1};

	for (size_t i = 0; i < UK_ARRAY_LEN(waits); i++) {
		unsigned long flags = uk_plat_irq_save();
		uint64_t deadline = uk_plat_time_ns() + waits[i];
		int steps = idle_until(deadline);
		uint64_t late = uk_plat_time_ns() - deadline;

		uk_plat_irq_restore(flags);
		UK_EXPECT_INT(steps, <=, EARLY);
		UK_EXPECT_INT(late, <, 2000 * MS);
	}
}

UK_TEST(idle_with_a_deadline_in_the_past_returns)
{
	unsigned long flags = uk_plat_irq_save();
	uint64_t start = uk_plat_time_ns();

	uk_plat_idle(0);
	uk_plat_idle(start);
	uk_plat_idle(start - 1);
	uint64_t took = uk_plat_time_ns() - start;

	uk_plat_irq_restore(flags);
	UK_EXPECT_INT(took, <, 2000 * MS);
}

UK_TEST(idle_leaves_interrupts_masked)
{
	unsigned long flags = uk_plat_irq_save();

	uk_plat_idle(uk_plat_time_ns() + MS);
	unsigned long after_wait = uk_plat_irq_save();

	uk_plat_idle(0);
	unsigned long after_none = uk_plat_irq_save();

	uk_plat_irq_restore(flags);
	UK_EXPECT_INT(flags, ==, UK_PLAT_IRQ_ON);
	UK_EXPECT_INT(after_wait, ==, 0);
	UK_EXPECT_INT(after_none, ==, 0);
}

/* A timer that was set for an idle that ended must not end a later one over and
 * over again. */
UK_TEST(idle_many_times_in_a_row)
{
	unsigned long flags = uk_plat_irq_save();
	int steps = 0;

	for (int i = 0; i < 50; i++)
		steps += idle_until(uk_plat_time_ns() + MS / 10);
	uk_plat_irq_restore(flags);
	UK_EXPECT_INT(steps, <=, 50 * 5);
}
