// SPDX-License-Identifier: BSD-3-Clause
// From ticks to nanoseconds and back.
#include "arm.h"

#define NS_PER_SEC 1000000000ULL

uint64_t arm_ticks_to_ns(uint64_t ticks, uint64_t scale)
{
	uint64_t high = ticks >> 32, low = (uint32_t)ticks;
	uint64_t scale_high = scale >> 32, scale_low = (uint32_t)scale;

	return (high * scale_high << 32) + high * scale_low + low * scale_high +
	       (low * scale_low >> 32);
}

uint64_t arm_ticks_from_ns(uint64_t ns, uint64_t hz, uint64_t scale)
{
	uint64_t ticks = 0, left = ns, more;

	while (left > 0) {
		/* Rounded down, the clock is a little slow: each round makes
		 * up for what the one before fell short. */
		more = left % NS_PER_SEC * hz / NS_PER_SEC + 1;
		if (__builtin_add_overflow(ticks, more, &ticks) ||
		    __builtin_mul_overflow(left / NS_PER_SEC, hz, &more) ||
		    __builtin_add_overflow(ticks, more, &ticks))
			return UINT64_MAX - 1;
		uint64_t reached = arm_ticks_to_ns(ticks, scale);

		left = reached < ns ? ns - reached : 0;
	}
	return ticks;
}
