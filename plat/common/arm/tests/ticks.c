// SPDX-License-Identifier: BSD-3-Clause
// Tests: from ticks of the counter to nanoseconds and back.
#include "ticks.h"

#include <uk/test.h>

#define SEC  1000000000ULL
#define YEAR (365 * 86400 * SEC)

/* QEMU's, the Raspberry Pi's, those of Cortex-A7 and A15 boards, and odd ones.
 */
static const uint32_t rates[] = {62500000, 19200000,   24000000, 100000000,
				 32768,    1000000000, 999983,   UINT32_MAX};

UK_TEST(ticks_of_whole_seconds)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(rates); i++) {
		uint64_t scale = arm_ticks_scale(rates[i]);

		for (uint64_t s = 0; s < 100000; s = s * 3 + 1) {
			uint64_t ns = arm_ticks_to_ns(s * rates[i], scale);

			UK_EXPECT(ns <= s * SEC);
			UK_EXPECT(s * SEC - ns <=
				  s * rates[i] / (1ULL << 32) + 1);
		}
	}
}

UK_TEST(ticks_and_time_are_exact_at_16_ns)
{
	uint64_t scale = arm_ticks_scale(62500000);

	UK_EXPECT(arm_ticks_to_ns(1, scale) == 16);
	UK_EXPECT(arm_ticks_to_ns(0x123456789abcdef, scale) ==
		  0x123456789abcdef0);
}

UK_TEST(ticks_never_go_back_in_time)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(rates); i++) {
		uint64_t scale = arm_ticks_scale(rates[i]), last = 0;
		/* Around where a 32-bit half is full. */
		uint64_t start = (1ULL << 32) - 500;

		for (uint64_t t = start; t < start + 1000; t++) {
			uint64_t ns = arm_ticks_to_ns(t, scale);

			UK_EXPECT(ns >= last);
			last = ns;
		}
	}
}

UK_TEST(ticks_of_a_deadline_are_not_early_by_the_clock)
{
	static const uint64_t times[] = {
	    1,       2,        999,     1000000,
	    SEC - 1, SEC,      SEC + 1, 123 * SEC + 456789,
	    YEAR,    10 * YEAR};

	for (size_t i = 0; i < UK_ARRAY_LEN(rates); i++) {
		uint64_t scale = arm_ticks_scale(rates[i]);

		UK_EXPECT(arm_ticks_from_ns(0, rates[i]) == 0);
		for (size_t j = 0; j < UK_ARRAY_LEN(times); j++) {
			uint64_t ticks = arm_ticks_from_ns(times[j], rates[i]);
			uint64_t back = arm_ticks_to_ns(ticks, scale);

			UK_EXPECT(back >= times[j]);
			UK_EXPECT(back - times[j] <= 2 * (SEC / rates[i] + 1));
		}
	}
}

UK_TEST(ticks_of_a_deadline_beyond_all_time_are_far)
{
	for (size_t i = 0; i < UK_ARRAY_LEN(rates); i++)
		UK_EXPECT(arm_ticks_from_ns(UINT64_MAX - 1, rates[i]) >=
			  500ULL * 365 * 86400 * rates[i]);
}
