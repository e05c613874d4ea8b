// SPDX-License-Identifier: BSD-3-Clause
// Ticks are the generic timer's; deadlines are met by its interrupt.
#include "arm.h"
#include "cpu.h"

#include <uk/alarm.h>
#include <uk/assert.h>
#include <uk/clock.h>
#include <uk/plat.h>

static uint32_t hz;

static void on_timer(void *arg)
{
	(void)arg;
	arm_timer_control(0);
	uk_alarm_came();
}

void uk_arm_time_init(unsigned irq, uint32_t rate)
{
	hz = rate ? rate : arm_counter_hz();
	if (!hz)
		uk_panic("arm: nothing tells the rate of the generic timer");
	arm_timer_control(0);
	if (uk_plat_irq_attach(irq, on_timer, NULL) != 0)
		uk_panic("arm: the timer has no interrupt %u", irq);
}

uint64_t uk_plat_ticks(void)
{
	return arm_counter();
}

/* A crash may ask before the device tree could say. */
uint64_t uk_plat_ticks_hz(void)
{
	return hz ? hz : UK_MAX(arm_counter_hz(), 1);
}

/* Far from the end of time: QEMU (7.2) adds what a hypervisor has in CNTVOFF,
 * overflows, and hangs as a whole. */
void uk_alarm_start(uint64_t deadline_ns)
{
	arm_timer_compare(UK_MIN(uk_clock_from_ns(deadline_ns), INT64_MAX));
	arm_timer_control(ARM_TIMER_ON);
}

/* Waiting ends with an interrupt that is masked, too: none can slip in between,
 * and then those that wait get their turn. */
void uk_plat_idle(uint64_t deadline_ns)
{
	uk_alarm_idle(deadline_ns);
	if (deadline_ns == UK_PLAT_FOREVER || uk_plat_time_ns() < deadline_ns)
		arm_wait_for_interrupt();
	arm_let_interrupts_in();
}
