// SPDX-License-Identifier: BSD-3-Clause
// Time out of a machine's counters: from ticks to nanoseconds and back, and the
// time of day.
//
// For platform code; any context. This part implements uk_plat_time_ns and
// uk_plat_wall_ns with the contract's uk_plat_ticks and uk_plat_ticks_hz, and
// with what the machine gives it below.
#ifndef UK_CLOCK_H
#define UK_CLOCK_H

#include <uk/base.h>

uint64_t uk_clock_to_ns(uint64_t ticks);

/* The first tick that uk_clock_to_ns takes for `ns` or later, or one soon
 * after: a deadline is not to be met early, by that clock. UINT64_MAX - 1 if no
 * counter gets there. */
uint64_t uk_clock_from_ns(uint64_t ns);

/* The machine's: nanoseconds since 1970-01-01 UTC, as exactly as its clock has
 * them; 0 if there is none. It is asked once, and counted from. */
uint64_t uk_clock_rtc_ns(void);

#endif
