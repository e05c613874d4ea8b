// SPDX-License-Identifier: BSD-3-Clause
// Tests: interrupts by way of the controller, raised by the real-time clock's
// alarm (PrimeCell Real Time Clock Technical Reference Manual, DDI 0224).
#include <uk/boot.h>
#include <uk/errno.h>
#include <uk/gic.h>
#include <uk/io.h>
#include <uk/plat.h>
#include <uk/test.h>

enum { NOW = 0, MATCH = 1, IRQ_ENABLE = 4, IRQ_CLEAR = 7 };

static volatile uint32_t *rtc;
static int alarms, alarms_too;

static void on_alarm(void *arg)
{
	(void)arg;
	alarms++;
	uk_io_write32(&rtc[IRQ_CLEAR], 1);
}

static void on_alarm_too(void *arg)
{
	(void)arg;
	alarms_too++;
}

/* Where the tree has the clock; the number of its interrupt, or -errno. */
static int find_clock(void)
{
	const void *tree = uk_boot_info()->devtree;
	struct uk_fdt_range regs;
	struct uk_fdt_irq irq;
	struct uk_fdt fdt;

	if (!tree || uk_fdt_open(&fdt, tree, uk_fdt_used_bytes(tree)))
		return -ENOENT;
	int node = uk_fdt_find_compatible(&fdt, -1, "arm,pl031");

	if (uk_fdt_reg(&fdt, node, 0, &regs) != 0 ||
	    uk_fdt_irq(&fdt, node, 0, &irq) != 0)
		return -ENOENT;
	rtc = uk_io_map(regs.base, (size_t)regs.bytes);
	return rtc ? uk_gic_irq(&irq) : -ENOENT;
}

/* Sets the alarm to this second; idles until it came or the time is over. */
static int alarms_by_idle(unsigned ms)
{
	unsigned long flags = uk_plat_irq_save();
	uint64_t deadline = uk_plat_time_ns() + ms * 1000000ULL;

	alarms = 0;
	uk_io_write32(&rtc[MATCH], uk_io_read32(&rtc[NOW]));
	while (alarms == 0 && uk_plat_time_ns() < deadline)
		uk_plat_idle(deadline);
	uk_plat_irq_restore(flags);
	return alarms;
}

enum { SOON_MS = 50, IN_THE_END_MS = 5000 };

UK_TEST(irq_of_the_clock_ends_an_idle_unless_masked)
{
	int irq = find_clock();

	if (irq < 0)
		UK_TEST_SKIP("this machine's tree has no clock");
	UK_EXPECT_INT(uk_plat_irq_attach((unsigned)irq, on_alarm, NULL), ==, 0);
	uk_io_write32(&rtc[IRQ_ENABLE], 1);
	int running = alarms_by_idle(IN_THE_END_MS);

	uk_plat_irq_mask((unsigned)irq);
	int masked = alarms_by_idle(SOON_MS);

	UK_EXPECT_INT(uk_plat_irq_attach((unsigned)irq, on_alarm_too, NULL), ==,
		      0);
	int still_masked = alarms_by_idle(SOON_MS);

	uk_plat_irq_unmask((unsigned)irq);
	int again = alarms_by_idle(IN_THE_END_MS);

	uk_io_write32(&rtc[IRQ_ENABLE], 0);
	uk_plat_irq_mask((unsigned)irq);
	UK_EXPECT_INT(running, ==, 1);
	UK_EXPECT_INT(masked, ==, 0);
	UK_EXPECT_INT(still_masked, ==, 0);
	UK_EXPECT(alarms_too > 0);
	UK_EXPECT(again > 0);
}

UK_TEST(irq_of_software_and_beyond_the_controller_is_refused)
{
	static const unsigned none[] = {0, 15, 1020, 1023, ~0U};

	for (size_t i = 0; i < UK_ARRAY_LEN(none); i++)
		UK_EXPECT_INT(uk_plat_irq_attach(none[i], on_alarm, NULL), ==,
			      -EINVAL);
}

static int number(uint32_t type, uint32_t n)
{
	const struct uk_fdt_irq irq = {.cell_count = 3, .cells = {type, n, 4}};

	return uk_gic_irq(&irq);
}

/* Of a platform's making is where the numbers start. */
UK_TEST(gic_numbers_of_a_tree)
{
	const struct uk_fdt_irq short_one = {.cell_count = 1};
	const int line_0 = number(1, 0) - 16;

	UK_EXPECT(line_0 >= 0);

	UK_EXPECT_INT(number(0, 0), ==, line_0 + 32);
	UK_EXPECT_INT(number(0, 987), ==, line_0 + 1019);
	UK_EXPECT_INT(number(0, 988), ==, -EINVAL);
	UK_EXPECT_INT(number(1, 15), ==, line_0 + 31);
	UK_EXPECT_INT(number(1, 16), ==, -EINVAL);
	UK_EXPECT_INT(number(2, 0), ==, -EINVAL);
	UK_EXPECT_INT(number(0, UINT32_MAX), ==, -EINVAL);
	UK_EXPECT_INT(uk_gic_irq(&short_one), ==, -EINVAL);
}
