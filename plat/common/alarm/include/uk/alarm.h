// SPDX-License-Identifier: BSD-3-Clause
// The deadline of uk_plat_timer_set, which this part implements, on a timer
// that idling may have to use too.
//
// For platform code; interrupts masked.
#ifndef UK_ALARM_H
#define UK_ALARM_H

#include <uk/base.h>

/* For the timer's interrupt, which may have come too early. */
void uk_alarm_came(void);

/* For uk_plat_idle, before it halts: has the timer end that at `deadline_ns`,
 * UK_PLAT_FOREVER excepted, unless it comes sooner anyway. The first interrupt,
 * which ends the idle, may end this too. */
void uk_alarm_idle(uint64_t deadline_ns);

/* The platform's: its timer interrupts once, at `deadline_ns` or any time
 * sooner, and not at what it was told before. At once if that is past. */
void uk_alarm_start(uint64_t deadline_ns);

#endif
