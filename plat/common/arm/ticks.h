// SPDX-License-Identifier: BSD-3-Clause
// From ticks of a counter to nanoseconds and back.
#ifndef ARM_TICKS_H
#define ARM_TICKS_H

#include <uk/base.h>

/* Nanoseconds a tick, in 32.32 fixed point, of a counter at `hz`, never 0. */
uint64_t arm_ticks_scale(uint32_t hz);

/* Nanoseconds of `ticks`, rounded down. */
uint64_t arm_ticks_to_ns(uint64_t ticks, uint64_t scale);

/* The first tick that arm_ticks_to_ns takes for `ns` or later, or one soon
 * after: a deadline is not to be met early, by that clock. */
uint64_t arm_ticks_from_ns(uint64_t ns, uint32_t hz);

#endif
