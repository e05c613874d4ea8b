// SPDX-License-Identifier: BSD-3-Clause
// Tests: interrupts by way of the controllers, raised by the CMOS clock.
#include "chipset.h"

#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>

enum { RTC = 8, RATES = 0x0a, MODES = 0x0b, CAUSE = 0x0c, PERIODIC = 0x40 };

static int ticks;

static uint8_t cmos(uint8_t reg)
{
	uk_pc_out8(0x70, reg);
	return uk_pc_in8(0x71);
}

static void cmos_set(uint8_t reg, uint8_t value)
{
	uk_pc_out8(0x70, reg);
	uk_pc_out8(0x71, value);
}

static void on_tick(void *arg)
{
	(void)arg;
	ticks++;
	(void)cmos(CAUSE);
}

static int ticks_too;

static void on_tick_too(void *arg)
{
	(void)arg;
	ticks_too++;
}

enum { SOON_MS = 50, IN_THE_END_MS = 5000 };

/* Idles until `wanted` ticks came or the time is over. A busy host may well
 * keep a guest waiting for ticks that do come. */
static int ticks_by_idle(int wanted, unsigned ms)
{
	unsigned long flags = uk_plat_irq_save();
	uint64_t deadline = uk_plat_time_ns() + ms * 1000000ULL;

	ticks = 0;
	while (ticks < wanted && uk_plat_time_ns() < deadline)
		uk_plat_idle(deadline);
	uk_plat_irq_restore(flags);
	return ticks;
}

UK_TEST(irq_of_the_clock_ends_an_idle_unless_masked)
{
	if (cmos(RATES) == 0xff)
		UK_TEST_SKIP("this machine has no clock");
	uint8_t modes = cmos(MODES);

	UK_EXPECT_INT(uk_plat_irq_attach(RTC, on_tick, NULL), ==, 0);
	cmos_set(MODES, modes | PERIODIC);
	(void)cmos(CAUSE);
	int running = ticks_by_idle(5, IN_THE_END_MS);

	uk_plat_irq_mask(RTC);
	int masked = ticks_by_idle(1, SOON_MS);

	UK_EXPECT_INT(uk_plat_irq_attach(RTC, on_tick_too, NULL), ==, 0);
	int still_masked = ticks_by_idle(1, SOON_MS);

	(void)cmos(CAUSE);
	uk_plat_irq_unmask(RTC);
	int again = ticks_by_idle(5, IN_THE_END_MS);

	cmos_set(MODES, modes);
	uk_plat_irq_mask(RTC);
	UK_EXPECT_INT(running, >=, 5);
	UK_EXPECT_INT(masked, ==, 0);
	UK_EXPECT_INT(still_masked, ==, 0);
	UK_EXPECT(ticks_too > 0);
	UK_EXPECT_INT(again, >=, 5);
}

UK_TEST(irq_beyond_the_controllers_is_refused)
{
	UK_EXPECT_INT(uk_plat_irq_attach(CHIPSET_IRQS, on_tick, NULL), ==,
		      -EINVAL);
}
