// SPDX-License-Identifier: BSD-3-Clause
// Tests: from ticks to nanoseconds and back.
#include <uk/clock.h>

#include <uk/plat.h>
#include <uk/test.h>

#define SEC 1000000000ULL

UK_TEST(clock_deadlines_are_not_early_by_the_clock)
{
	static const uint64_t times[] = {1,           2,
					 999,         1000000,
					 SEC - 1,     SEC,
					 SEC + 1,     123 * SEC + 456789,
					 86400 * SEC, 3650 * 86400 * SEC};

	UK_EXPECT_INT(uk_clock_from_ns(0), ==, 0);
	for (size_t i = 0; i < UK_ARRAY_LEN(times); i++) {
		uint64_t back = uk_clock_to_ns(uk_clock_from_ns(times[i]));

		UK_EXPECT(back >= times[i]);
		UK_EXPECT_INT(back - times[i], <=, 100);
	}
}

UK_TEST(clock_deadlines_beyond_all_time_are_far)
{
	uint64_t far = uk_clock_from_ns(UINT64_MAX - 1);

	UK_EXPECT(far > uk_plat_ticks() + uk_plat_ticks_hz() * 3600);
}
