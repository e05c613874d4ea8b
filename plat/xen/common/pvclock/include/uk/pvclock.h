// SPDX-License-Identifier: BSD-3-Clause
// Time as the hypervisor has it: its system time at some moment, the TSC then,
// and what a tick is worth since (struct vcpu_time_info in <xen/xen.h>).
//
// For platform code; any context. This part implements uk_plat_ticks,
// uk_plat_ticks_hz, uk_clock_rtc_ns and uk_alarm_start: a tick is a nanosecond
// of system time, whatever CPU, or machine, the domain is moved to.
#ifndef UK_PVCLOCK_H
#define UK_PVCLOCK_H

#include <uk/xen.h>

/* What `tsc` is in nanoseconds of system time; it may be from before the moment
 * that `time` speaks of. */
uint64_t uk_pvclock_at(const struct vcpu_time_info *time, uint64_t tsc);

/* What `time` holds while nobody writes to it. */
void uk_pvclock_read(const volatile struct vcpu_time_info *time,
		     struct vcpu_time_info *copy);

/* Nanoseconds from 1970-01-01 to the start of system time; 0 if unknown. */
uint64_t uk_pvclock_epoch(const volatile struct shared_info *shared);

/* Makes the hypervisor's timer ready, by whose event deadlines are met; panics
 * if it cannot. */
void uk_pvclock_timer_init(void);
evtchn_port_t uk_pvclock_timer_port(void);

#endif
