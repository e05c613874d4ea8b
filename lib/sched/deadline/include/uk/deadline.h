// SPDX-License-Identifier: BSD-3-Clause
// Spans of time as seconds and nanoseconds, from now on, and sleeping for one.
#ifndef UK_DEADLINE_H
#define UK_DEADLINE_H

#include <uk/base.h>

/* The deadline of uk_plat_time_ns() that is so far away; further than that
 * counts is the last before UK_PLAT_FOREVER. -EINVAL: it is below 0, or `ns`
 * is not below a second. Any context. */
int uk_deadline_after(int64_t s, int64_t ns, uint64_t *deadline_ns)
    UK_MUST_CHECK;

/* Lets others run, or the CPU idle, for so long, and nothing ends it before: 0,
 * or -EINVAL as above. Not in interrupt handlers. */
int uk_deadline_sleep(int64_t s, int64_t ns) UK_MUST_CHECK;

#endif
