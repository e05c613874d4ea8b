// SPDX-License-Identifier: BSD-3-Clause
// From ticks to nanoseconds and back.
#include <uk/clock.h>

#include <uk/plat.h>

#define NS_PER_SEC 1000000000ULL

/* a * b >> 32, of which the lower 64 bits are wanted; not every processor has
 * numbers of 128. */
static uint64_t scale(uint64_t a, uint64_t b)
{
	uint64_t a_high = a >> 32, a_low = (uint32_t)a;
	uint64_t b_high = b >> 32, b_low = (uint32_t)b;

	return (a_high * b_high << 32) + a_high * b_low + a_low * b_high +
	       (a_low * b_low >> 32);
}

uint64_t uk_clock_to_ns(uint64_t ticks)
{
	static uint64_t ns_per_tick; /* 32.32 fixed point */

	if (!ns_per_tick)
		ns_per_tick = (NS_PER_SEC << 32) / uk_plat_ticks_hz();
	return scale(ticks, ns_per_tick);
}

uint64_t uk_clock_from_ns(uint64_t ns)
{
	uint64_t hz = uk_plat_ticks_hz();
	uint64_t ticks = 0, left = ns, more;

	while (left > 0) {
		/* Rounded down, the clock is a little slow: each round makes
		 * up for what the one before fell short. */
		more = left % NS_PER_SEC * hz / NS_PER_SEC + 1;
		if (__builtin_add_overflow(ticks, more, &ticks) ||
		    __builtin_mul_overflow(left / NS_PER_SEC, hz, &more) ||
		    __builtin_add_overflow(ticks, more, &ticks))
			return UINT64_MAX - 1;
		uint64_t reached = uk_clock_to_ns(ticks);

		left = reached < ns ? ns - reached : 0;
	}
	return ticks;
}
