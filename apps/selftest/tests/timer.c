// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: the timer that interrupts code, and the end of
// interrupts.
#include "hooks.h"

#include <uk/test.h>

#define MS 1000000ULL
#define S  (1000 * MS)

static volatile unsigned calls, leaves;
static volatile uint64_t called_at;
static volatile bool let_in, left_let_in;

static bool interrupts_are_let_in(void)
{
	unsigned long flags = uk_plat_irq_save();

	uk_plat_irq_restore(flags);
	return flags != 0;
}

static void on_time(void)
{
	called_at = uk_plat_time_ns();
	let_in = let_in || interrupts_are_let_in();
	calls++;
}

static void on_leave(void)
{
	left_let_in = left_let_in || interrupts_are_let_in();
	leaves++;
}

static void begin(void)
{
	hooks_take(on_time, on_leave);
	calls = leaves = 0;
	let_in = left_let_in = false;
}

/* Computes until there were so many calls or the moment came; what it returns
 * is the number of calls. */
static unsigned busy(unsigned wanted, uint64_t until)
{
	while (calls < wanted && uk_plat_time_ns() < until)
		;
	return calls;
}

/* A busy host may take its time. */
static uint64_t in_the_end(void)
{
	return uk_plat_time_ns() + 5 * S;
}

UK_TEST(timer_interrupts_busy_code_but_not_before_time)
{
	static const uint64_t waits[] = {5 * MS, 1 * MS, 100000, 1000, 1};

	for (size_t i = 0; i < UK_ARRAY_LEN(waits); i++) {
		begin();
		uint64_t deadline = uk_plat_time_ns() + waits[i];

		uk_plat_timer_set(deadline);
		unsigned n = busy(1, in_the_end());
		/* Once is enough. */
		unsigned more = busy(2, uk_plat_time_ns() + MS);

		hooks_give_back();
		UK_EXPECT_INT(n, ==, 1);
		UK_EXPECT_INT(more, ==, 1);
		UK_EXPECT(called_at >= deadline);
		UK_EXPECT(!let_in);
		UK_EXPECT(leaves >= 1);
		UK_EXPECT(!left_let_in);
	}
}

UK_TEST(timer_with_a_deadline_in_the_past_comes_at_once)
{
	const uint64_t past[] = {0, 1, uk_plat_time_ns() - 1,
				 uk_plat_time_ns()};

	for (size_t i = 0; i < UK_ARRAY_LEN(past); i++) {
		begin();
		unsigned long flags = uk_plat_irq_save();

		uk_plat_timer_set(past[i]);
		unsigned masked = busy(1, uk_plat_time_ns() + MS);

		uk_plat_irq_restore(flags);
		unsigned n = busy(1, in_the_end());

		hooks_give_back();
		UK_EXPECT_INT(masked, ==, 0);
		UK_EXPECT_INT(n, ==, 1);
	}
}

UK_TEST(timer_is_put_off_and_brought_forward)
{
	begin();
	uint64_t start = uk_plat_time_ns(), late = start + 20 * MS;

	/* Nothing comes in between, however slow the host is. */
	unsigned long flags = uk_plat_irq_save();

	uk_plat_timer_set(start + 2 * MS);
	uk_plat_timer_set(late);
	uk_plat_irq_restore(flags);
	unsigned n = busy(1, in_the_end());
	uint64_t put_off = called_at;

	uk_plat_timer_set(uk_plat_time_ns() + 3600 * S);
	uk_plat_timer_set(uk_plat_time_ns() + 2 * MS);
	unsigned again = busy(2, in_the_end());

	hooks_give_back();
	UK_EXPECT_INT(n, ==, 1);
	UK_EXPECT(put_off >= late);
	UK_EXPECT_INT(again, ==, 2);
}

UK_TEST(timer_without_deadline_stays_quiet)
{
	begin();
	uint64_t start = uk_plat_time_ns();

	unsigned long flags = uk_plat_irq_save();

	uk_plat_timer_set(start + 2 * MS);
	uk_plat_timer_set(UK_PLAT_FOREVER);
	uk_plat_irq_restore(flags);
	unsigned n = busy(1, start + 10 * MS);

	uk_plat_timer_set(UK_PLAT_FOREVER - 1);
	unsigned far = busy(1, uk_plat_time_ns() + 2 * MS);

	hooks_give_back();
	UK_EXPECT_INT(n, ==, 0);
	UK_EXPECT_INT(far, ==, 0);
}

/* Idles until `deadline`, interrupts masked before and after. */
static uint64_t idle_until(uint64_t deadline)
{
	unsigned long flags = uk_plat_irq_save();

	while (uk_plat_time_ns() < deadline)
		uk_plat_idle(deadline);
	uint64_t end = uk_plat_time_ns();

	uk_plat_irq_restore(flags);
	return end;
}

UK_TEST(timer_outlives_an_idle_that_ends_before_it)
{
	begin();
	uint64_t start = uk_plat_time_ns(), deadline = start + 20 * MS;

	uk_plat_timer_set(deadline);
	idle_until(start + MS);
	idle_until(start + 3 * MS);
	unsigned in_idle = calls;
	uint64_t idle_end = uk_plat_time_ns();
	unsigned n = busy(1, in_the_end());

	hooks_give_back();
	UK_EXPECT_INT(in_idle, ==, idle_end >= deadline);
	UK_EXPECT_INT(n, ==, 1);
	UK_EXPECT(called_at >= deadline);
}

UK_TEST(timer_comes_during_an_idle_which_keeps_its_deadline)
{
	begin();
	uint64_t start = uk_plat_time_ns();
	uint64_t deadline = start + 2 * MS, idle_deadline = start + 6 * MS;

	uk_plat_timer_set(deadline);
	uint64_t end = idle_until(idle_deadline);
	unsigned n = calls, left = leaves;

	hooks_give_back();
	UK_EXPECT_INT(n, ==, 1);
	UK_EXPECT(called_at >= deadline);
	UK_EXPECT(left >= 1);
	UK_EXPECT(end >= idle_deadline);
	UK_EXPECT_INT(end - idle_deadline, <, 2 * S);
}

UK_TEST(timer_ends_an_idle_without_deadline)
{
	begin();
	unsigned long flags = uk_plat_irq_save();

	uk_plat_timer_set(uk_plat_time_ns() + 2 * MS);
	while (calls == 0)
		uk_plat_idle(UK_PLAT_FOREVER);
	unsigned n = calls;

	uk_plat_irq_restore(flags);
	hooks_give_back();
	UK_EXPECT_INT(n, ==, 1);
}

static void on_time_again(void)
{
	on_time();
	uk_plat_timer_set(called_at + MS / 10);
}

UK_TEST(timer_set_by_its_hook_comes_again)
{
	enum { TIMES = 50 };
	uint64_t start = uk_plat_time_ns();

	begin();
	hooks_take(on_time_again, on_leave);
	uk_plat_timer_set(start);
	unsigned n = busy(TIMES, in_the_end());
	uint64_t took = called_at - start;

	hooks_give_back();
	unsigned stopped = calls;

	UK_EXPECT_INT(n, >=, TIMES);
	UK_EXPECT(took >= (TIMES - 1) * (MS / 10));
	UK_EXPECT_INT(busy(stopped + 1, uk_plat_time_ns() + MS), ==, stopped);
}
