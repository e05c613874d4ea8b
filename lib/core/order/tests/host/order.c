// SPDX-License-Identifier: BSD-3-Clause
// Tests: an order ends the image when its interrupt is over, or the program is
// told.
#include "../../order.h"

#include <uk/plat.h>
#include <uk/test.h>
#include <uk_host.h>

static int told, told_status;
static bool wants;

bool uk_order_hook(int status)
{
	if (wants) {
		told++;
		told_status = status;
	}
	return wants;
}

/* As a platform does: the handler, masked, then the interrupt's end. */
static void interrupt(void)
{
	unsigned long flags = uk_plat_irq_save();

	UK_EXPECT(uk_host_order(143));
	uk_plat_irq_restore(flags);
	if (uk_irq_leave_hook)
		uk_irq_leave_hook();
}

static void order(void)
{
	uk_order_stop(7);
}

static void begin(bool program_wants)
{
	wants = program_wants;
	told = 0;
	uk_irq_leave_hook = NULL;
	UK_EXPECT_INT(order_listen(), ==, 0);
}

UK_TEST(order_ends_the_image_after_its_interrupt)
{
	begin(false);
	unsigned long flags = uk_plat_irq_save();

	UK_EXPECT(uk_host_order(143));
	UK_EXPECT(uk_irq_leave_hook != NULL);
	uk_plat_irq_restore(flags);
	begin(false);
	UK_EXPECT_INT(uk_host_status_of(interrupt), ==, 143);
	UK_EXPECT(uk_irq_leave_hook == NULL);
}

UK_TEST(order_of_a_bus_ends_the_image_at_once)
{
	begin(false);
	UK_EXPECT_INT(uk_host_status_of(order), ==, 7);
}

UK_TEST(order_is_for_the_program_if_it_wants_it)
{
	begin(true);
	UK_EXPECT_INT(uk_host_status_of(interrupt), ==, -1);
	UK_EXPECT_INT(told, ==, 1);
	UK_EXPECT_INT(told_status, ==, 143);
	UK_EXPECT(uk_irq_leave_hook == NULL);
	UK_EXPECT_INT(uk_host_status_of(order), ==, -1);
	UK_EXPECT_INT(told, ==, 2);
	UK_EXPECT_INT(told_status, ==, 7);
}
