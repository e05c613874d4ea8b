// SPDX-License-Identifier: BSD-3-Clause
// Timers: functions called when their time has come.
//
// They are called from the timer's interrupt, with interrupts masked, in the
// order of their deadlines; there is no tick. Setting one takes constant time,
// its end a logarithmic one. Times are those of uk_plat_time_ns(). A timer is
// its owner's, who keeps it where it is while it is set. Any context.
#ifndef UK_TIMER_H
#define UK_TIMER_H

#include <uk/base.h>
#include <uk/pairing.h>
#include <uk/plat.h>

/* Zeroed but for `fn`, it is not set. */
struct uk_timer {
	/* May set it again, for a later time. */
	void (*fn)(struct uk_timer *timer);
	uint64_t deadline_ns;
	bool set;
	struct uk_pairing_node node;
};

/* Has `fn` called at `deadline_ns`, or as soon as interrupts are let in if that
 * is past; UK_PLAT_FOREVER: never. One that is set is set anew. */
void uk_timer_set(struct uk_timer *timer, uint64_t deadline_ns);

/* It will not be called. False if it was not set. */
bool uk_timer_cancel(struct uk_timer *timer);

/* The first deadline; UK_PLAT_FOREVER if none is set. */
uint64_t uk_timer_next(void);

#endif
