// SPDX-License-Identifier: BSD-3-Clause
// Tests: timers come in the order of their deadlines, never early, while the
// CPU is busy.
#include <uk/arch.h>
#include <uk/test.h>
#include <uk/timer.h>

enum { MS = 1000000 };

struct alarm {
	struct uk_timer timer;
	volatile uint64_t came_ns;
	volatile unsigned count;
	unsigned place;
};

static volatile unsigned places;

static void ring(struct uk_timer *timer)
{
	struct alarm *alarm = UK_CONTAINER_OF(timer, struct alarm, timer);

	alarm->came_ns = uk_plat_time_ns();
	alarm->place = ++places;
	alarm->count++;
}

/* Without giving the CPU away. */
static void spin_until(const volatile unsigned *count, unsigned wanted)
{
	uint64_t limit = uk_plat_time_ns() + 5000ULL * MS;

	while (*count < wanted && uk_plat_time_ns() < limit)
		uk_arch_relax();
}

UK_TEST(timers_ring_in_order_and_not_early_beside_a_busy_program)
{
	static const unsigned ms[] = {30, 10, 20};
	static const unsigned place[] = {3, 1, 2};
	struct alarm alarms[3] = {
	    {.timer.fn = ring}, {.timer.fn = ring}, {.timer.fn = ring}};
	uint64_t start = uk_plat_time_ns();

	places = 0;
	for (unsigned i = 0; i < 3; i++)
		uk_timer_set(&alarms[i].timer, start + ms[i] * MS);
	spin_until(&alarms[0].count, 1);
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT_INT(alarms[i].count, ==, 1);
		UK_EXPECT_INT(alarms[i].place, ==, place[i]);
		UK_EXPECT(alarms[i].came_ns >= start + ms[i] * MS);
	}
}

UK_TEST(timer_that_is_cancelled_does_not_ring)
{
	struct alarm soon = {.timer.fn = ring}, later = {.timer.fn = ring};
	uint64_t start = uk_plat_time_ns();

	/* Nothing rings in between, however slow the host is. */
	unsigned long flags = uk_plat_irq_save();

	/* Threads of others may wait for something sooner. */
	uint64_t others = uk_timer_next();

	uk_timer_set(&soon.timer, start + 5 * MS);
	uk_timer_set(&later.timer, start + 10 * MS);
	uint64_t before = uk_timer_next();
	bool was_set = uk_timer_cancel(&soon.timer);
	bool still_set = uk_timer_cancel(&soon.timer);
	uint64_t after = uk_timer_next();

	uk_plat_irq_restore(flags);
	UK_EXPECT(before == UK_MIN(others, start + 5 * MS));
	UK_EXPECT(after == UK_MIN(others, start + 10 * MS));
	UK_EXPECT(was_set && !still_set);
	spin_until(&later.count, 1);
	UK_EXPECT_INT(soon.count, ==, 0);
	UK_EXPECT_INT(later.count, ==, 1);
}

UK_TEST(timer_set_anew_rings_once_at_the_later_time)
{
	struct alarm alarm = {.timer.fn = ring};
	uint64_t start = uk_plat_time_ns();

	unsigned long flags = uk_plat_irq_save();

	uk_timer_set(&alarm.timer, start + 5 * MS);
	uk_timer_set(&alarm.timer, start + 15 * MS);
	uk_plat_irq_restore(flags);
	spin_until(&alarm.count, 1);
	UK_EXPECT(alarm.came_ns >= start + 15 * MS);
	UK_EXPECT(!uk_timer_cancel(&alarm.timer));
}

UK_TEST(timer_of_the_past_rings_at_once_and_of_never_not_at_all)
{
	struct alarm past = {.timer.fn = ring}, never = {.timer.fn = ring};

	uk_timer_set(&never.timer, UK_PLAT_FOREVER);
	uk_timer_set(&past.timer, 0);
	spin_until(&past.count, 1);
	UK_EXPECT_INT(past.count, ==, 1);
	UK_EXPECT(!uk_timer_cancel(&never.timer));
}

static void ring_thrice(struct uk_timer *timer)
{
	ring(timer);
	if (UK_CONTAINER_OF(timer, struct alarm, timer)->count < 3)
		uk_timer_set(timer, timer->deadline_ns + 2 * MS);
}

UK_TEST(timer_sets_itself_again)
{
	struct alarm alarm = {.timer.fn = ring_thrice};
	uint64_t start = uk_plat_time_ns();

	uk_timer_set(&alarm.timer, start + 2 * MS);
	spin_until(&alarm.count, 3);
	UK_EXPECT_INT(alarm.count, ==, 3);
	UK_EXPECT(uk_plat_time_ns() >= start + 6 * MS);
}
