// SPDX-License-Identifier: BSD-3-Clause
// Tests: deadlines by a timer that the test plays.
#include <uk/alarm.h>

#include <uk/plat.h>
#include <uk/test.h>

#define NEVER UK_PLAT_FOREVER

/* The clock, and when the timer goes off. */
static uint64_t now, set_to;
static unsigned starts, calls;
static uint64_t called_at;

uint64_t uk_plat_time_ns(void)
{
	return now;
}

void uk_alarm_start(uint64_t deadline_ns)
{
	set_to = deadline_ns;
	starts++;
}

static void on_time(void)
{
	called_at = now;
	calls++;
}

static void begin(void)
{
	uk_timer_hook = on_time;
	uk_plat_timer_set(NEVER);
	set_to = NEVER;
	uk_alarm_came();
	now = 1000;
	starts = calls = 0;
	called_at = 0;
}

/* Time goes on until `end`, and the timer interrupts once each time. */
static void pass(uint64_t end)
{
	for (unsigned i = 0; set_to <= end && i < 100; i++) {
		now = UK_MAX(now, set_to);
		set_to = NEVER;
		uk_alarm_came();
	}
	now = end;
}

UK_TEST(alarm_comes_once_at_its_deadline)
{
	begin();
	uk_plat_timer_set(2000);
	pass(1999);
	UK_EXPECT_INT(calls, ==, 0);
	pass(5000);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_INT(called_at, ==, 2000);
	UK_EXPECT_INT(starts, ==, 1);
}

UK_TEST(alarm_of_the_past_comes_at_once)
{
	begin();
	uk_plat_timer_set(0);
	UK_EXPECT_INT(set_to, ==, 0);
	pass(1000);
	UK_EXPECT_INT(calls, ==, 1);
}

UK_TEST(alarm_of_a_timer_that_is_early_waits_on)
{
	begin();
	uk_plat_timer_set(2000);
	for (now = 1100; now < 2000; now += 100) {
		uk_alarm_came();
		UK_EXPECT_INT(set_to, ==, 2000);
		UK_EXPECT_INT(calls, ==, 0);
	}
	uk_alarm_came();
	UK_EXPECT_INT(calls, ==, 1);
}

UK_TEST(alarm_that_is_put_off_costs_one_early_interrupt)
{
	begin();
	for (uint64_t at = 2000; at < 3000; at += 10)
		uk_plat_timer_set(at);
	UK_EXPECT_INT(starts, ==, 1);
	pass(2989);
	UK_EXPECT_INT(calls, ==, 0);
	UK_EXPECT_INT(starts, ==, 2);
	pass(2990);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_INT(called_at, ==, 2990);
}

UK_TEST(alarm_that_is_brought_forward_comes_then)
{
	begin();
	uk_plat_timer_set(5000);
	uk_plat_timer_set(2000);
	pass(6000);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_INT(called_at, ==, 2000);
}

UK_TEST(alarm_that_is_called_off_stays_quiet)
{
	begin();
	uk_plat_timer_set(2000);
	uk_plat_timer_set(NEVER);
	pass(10000);
	UK_EXPECT_INT(calls, ==, 0);
	uk_plat_timer_set(11000);
	pass(11000);
	UK_EXPECT_INT(calls, ==, 1);
}

UK_TEST(alarm_and_idle_keep_their_deadlines)
{
	begin();
	uk_plat_timer_set(5000);
	uk_alarm_idle(2000);
	UK_EXPECT_INT(set_to, ==, 2000);
	pass(2000);
	UK_EXPECT_INT(set_to, ==, 5000);
	uk_alarm_idle(9000);
	UK_EXPECT_INT(set_to, ==, 5000);
	pass(6000);
	UK_EXPECT_INT(calls, ==, 1);
	UK_EXPECT_INT(called_at, ==, 5000);
	uk_alarm_idle(9000);
	UK_EXPECT_INT(set_to, ==, 9000);
	uk_alarm_idle(NEVER);
	UK_EXPECT_INT(set_to, ==, 9000);
}

/* Its own interrupt has not been there yet. */
UK_TEST(alarm_outlives_an_idle_that_something_else_ended)
{
	begin();
	uk_alarm_idle(2000);
	now = 1500;
	uk_plat_timer_set(3000);
	UK_EXPECT_INT(set_to, ==, 2000);
	pass(2999);
	UK_EXPECT_INT(calls, ==, 0);
	pass(3000);
	UK_EXPECT_INT(calls, ==, 1);
}

static void on_time_again(void)
{
	on_time();
	uk_plat_timer_set(now + 100);
}

UK_TEST(alarm_is_set_again_by_its_hook)
{
	begin();
	uk_timer_hook = on_time_again;
	uk_plat_timer_set(2000);
	pass(2950);
	UK_EXPECT_INT(calls, ==, 10);
	UK_EXPECT_INT(called_at, ==, 2900);
}

UK_TEST(alarm_that_nobody_hears_does_no_harm)
{
	begin();
	uk_timer_hook = NULL;
	uk_plat_timer_set(2000);
	pass(3000);
	UK_EXPECT_INT(set_to, ==, NEVER);
}
