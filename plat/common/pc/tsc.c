// SPDX-License-Identifier: BSD-3-Clause
// From ticks of the TSC to nanoseconds and back.
#include "pc.h"

#define NS_PER_SEC 1000000000ULL

static uint64_t ns_per_tick; /* 32.32 fixed point */

uint64_t uk_pc_tsc_to_ns(uint64_t ticks)
{
	if (!ns_per_tick)
		ns_per_tick = (NS_PER_SEC << 32) / uk_pc_tsc_hz();
	return (uint64_t)((unsigned __int128)ticks * ns_per_tick >> 32);
}

/* The first tick that uk_pc_tsc_to_ns takes for `ns` or later, or one soon
 * after: a deadline is not to be met early, by that clock. */
uint64_t uk_pc_tsc_from_ns(uint64_t ns)
{
	uint64_t rate = uk_pc_tsc_hz();
	uint64_t ticks = 0, left = ns, more;

	while (left > 0) {
		/* Rounded down, the clock is a little slow: each round makes
		 * up for what the one before fell short. */
		more = left % NS_PER_SEC * rate / NS_PER_SEC + 1;
		if (__builtin_add_overflow(ticks, more, &ticks) ||
		    __builtin_mul_overflow(left / NS_PER_SEC, rate, &more) ||
		    __builtin_add_overflow(ticks, more, &ticks))
			return UINT64_MAX - 1;
		uint64_t reached = uk_pc_tsc_to_ns(ticks);

		left = reached < ns ? ns - reached : 0;
	}
	return ticks;
}
