// SPDX-License-Identifier: BSD-3-Clause
// Tests: rates that are measured.
#include "chipset.h"

#include <uk/plat.h>
#include <uk/test.h>

UK_TEST(pit_counts_as_long_as_it_is_told)
{
	enum { MS = 20 };
	uint64_t hz = uk_chipset_tsc_hz();
	uint64_t start = uk_pc_tsc();

	chipset_pit_start(CHIPSET_PIT_HZ * MS / 1000);
	uint16_t count;

	if (!chipset_pit_count(&count))
		UK_TEST_SKIP("this machine has no PIT");
	while (chipset_pit_count(&count))
		uk_arch_relax();
	uint64_t ms = (uk_pc_tsc() - start) / (hz / 1000);

	/* A host that is busy comes late, which may also have been while the
	 * rate was measured. */
	UK_EXPECT_INT(ms, >=, MS / 2);
	UK_EXPECT_INT(ms, <, 5000);
}

/* As far as a busy host lets them. */
UK_TEST(tsc_rate_is_the_same_by_each_clock)
{
	const struct chipset_counter *(*const counters[])(void) = {
	    chipset_hpet_counter, chipset_pit_counter, chipset_apic_counter,
	    chipset_pm_counter};
	const uint64_t hz = uk_chipset_tsc_hz();
	unsigned measured = 0;

	for (unsigned i = 0; i < UK_ARRAY_LEN(counters); i++) {
		unsigned long flags = uk_plat_irq_save();
		uint64_t by = chipset_tsc_hz_by(counters[i]());

		/* Whoever had a deadline: an interrupt sets the timer anew. */
		chipset_irq_timer(1);
		uk_plat_irq_restore(flags);
		if (by == 0)
			continue;
		UK_EXPECT_INT(by, >, hz / 10 * 9);
		UK_EXPECT_INT(by, <, hz / 10 * 11);
		measured++;
	}
	UK_EXPECT(measured > 0);
}

UK_TEST(tsc_rate_is_that_of_a_cpu)
{
	UK_EXPECT(uk_chipset_tsc_hz() > 100000000);
	UK_EXPECT(uk_chipset_tsc_hz() < 20000000000);
	UK_EXPECT(uk_chipset_tsc_hz() == uk_chipset_tsc_hz());
}
