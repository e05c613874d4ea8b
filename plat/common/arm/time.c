// SPDX-License-Identifier: BSD-3-Clause
// Time by the generic timer's counter; idle by its timer.
#include "arm.h"
#include "cpu.h"

#include <uk/assert.h>
#include <uk/plat.h>

static uint32_t hz;
static uint64_t scale; /* nanoseconds a tick, 32.32 fixed point */

static void on_timer(void *arg)
{
	(void)arg;
	arm_timer_control(0);
}

void uk_arm_time_init(unsigned irq, uint32_t rate)
{
	hz = rate ? rate : arm_counter_hz();
	if (!hz)
		uk_panic("arm: nothing tells the rate of the generic timer");
	scale = (1000000000ULL << 32) / hz;
	arm_timer_control(0);
	if (uk_plat_irq_attach(irq, on_timer, NULL) != 0)
		uk_panic("arm: the timer has no interrupt %u", irq);
}

uint64_t uk_plat_ticks(void)
{
	return arm_counter();
}

uint64_t uk_plat_ticks_hz(void)
{
	return hz;
}

uint64_t uk_plat_time_ns(void)
{
	return arm_ticks_to_ns(arm_counter(), scale);
}

/* Waiting ends with an interrupt that is masked, too: none can slip in between,
 * and then those that wait get their turn. */
void uk_plat_idle(uint64_t deadline_ns)
{
	uint64_t deadline = deadline_ns == UK_PLAT_FOREVER
				? UINT64_MAX
				: arm_ticks_from_ns(deadline_ns, hz, scale);

	arm_timer_compare(deadline);
	arm_timer_control(deadline == UINT64_MAX ? 0 : ARM_TIMER_ON);
	if (arm_counter() < deadline)
		arm_wait_for_interrupt();
	arm_let_interrupts_in();
}
