// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: masking interrupts, and attaching to them.
#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>

UK_TEST(irq_save_and_restore_nest)
{
	unsigned long outer = uk_plat_irq_save();
	unsigned long inner = uk_plat_irq_save();

	uk_plat_irq_restore(inner);
	unsigned long still = uk_plat_irq_save();

	uk_plat_irq_restore(still);
	uk_plat_irq_restore(outer);
	unsigned long again = uk_plat_irq_save();

	uk_plat_irq_restore(again);
	UK_EXPECT_INT(outer, ==, UK_PLAT_IRQ_ON);
	UK_EXPECT_INT(inner, ==, 0);
	UK_EXPECT_INT(still, ==, 0);
	UK_EXPECT_INT(again, ==, UK_PLAT_IRQ_ON);
}

static void never(void *arg)
{
	(void)arg;
}

UK_TEST(irq_attach_refuses_numbers_that_are_none)
{
	static const unsigned none[] = {1000, 1U << 16, ~0U};

	for (size_t i = 0; i < UK_ARRAY_LEN(none); i++)
		UK_EXPECT_INT(uk_plat_irq_attach(none[i], never, NULL), ==,
			      -EINVAL);
}

UK_TEST(irq_mask_of_numbers_that_are_none_does_nothing)
{
	static const unsigned none[] = {0, 65, 1000, ~0U};

	for (size_t i = 0; i < UK_ARRAY_LEN(none); i++) {
		uk_plat_irq_mask(none[i]);
		uk_plat_irq_unmask(none[i]);
	}
}
