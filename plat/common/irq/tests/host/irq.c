// SPDX-License-Identifier: BSD-3-Clause
// Tests: the table of handlers, with a controller of eight interrupts.
#include <uk/irq.h>

#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>

enum { LINES = 8 };

static unsigned routed[LINES];
static bool masked[LINES];
static unsigned calls;

int uk_irq_route(unsigned irq)
{
	if (irq >= LINES)
		return -EINVAL;
	routed[irq]++;
	masked[irq] = true;
	return 0;
}

void uk_irq_set_mask(unsigned irq, bool mask)
{
	if (irq < LINES && routed[irq])
		masked[irq] = mask;
}

static void count(void *arg)
{
	calls++;
	++*(unsigned *)arg;
}

/* The table is never emptied: one test fills it, from the first handler on. */
UK_TEST(irq_handlers_share_interrupts_until_the_table_is_full)
{
	static unsigned first, second;
	int error = 0;

	UK_EXPECT_INT(uk_plat_irq_attach(1, count, &first), ==, 0);
	UK_EXPECT(uk_irq_any());
	UK_EXPECT(!masked[1]);
	uk_plat_irq_mask(1);
	UK_EXPECT(masked[1]);
	UK_EXPECT_INT(uk_plat_irq_attach(1, count, &second), ==, 0);
	UK_EXPECT(masked[1]);
	uk_plat_irq_unmask(1);
	UK_EXPECT(!masked[1]);
	UK_EXPECT_INT(routed[1], ==, 1);

	uk_irq_run(1);
	uk_irq_run(2);
	UK_EXPECT_INT(calls, ==, 2);
	UK_EXPECT_INT(first, ==, 1);
	UK_EXPECT_INT(second, ==, 1);

	for (unsigned i = 0; i < 100 && !error; i++)
		error = uk_plat_irq_attach(4, count, &first);
	UK_EXPECT_INT(error, ==, -ENOSPC);
	UK_EXPECT_INT(uk_plat_irq_attach(5, count, &first), ==, -ENOSPC);
	UK_EXPECT(masked[5]);
}

UK_TEST(irq_that_the_controller_lacks_is_refused)
{
	static unsigned n;

	UK_EXPECT_INT(uk_plat_irq_attach(LINES, count, &n), ==, -EINVAL);
	uk_plat_irq_mask(LINES);
	uk_plat_irq_unmask(LINES);
}
