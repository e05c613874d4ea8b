// SPDX-License-Identifier: BSD-3-Clause
// The time of day: the machine's, until somebody sets it.
#include "internal.h"

#include <sys/time.h>

/* How far it is ahead of uk_plat_time_ns(), which does not step; 0: not set. */
static uint64_t ahead_ns;

uint64_t time_of_day(void)
{
	unsigned long flags = uk_plat_irq_save();
	uint64_t ahead = ahead_ns;

	uk_plat_irq_restore(flags);
	return ahead ? uk_plat_time_ns() + ahead : uk_plat_wall_ns();
}

void time_of_day_set(uint64_t ns)
{
	unsigned long flags = uk_plat_irq_save();

	ahead_ns = ns - uk_plat_time_ns();
	uk_plat_irq_restore(flags);
}

int settimeofday(const struct timeval *tv, const struct timezone *zone)
{
	(void)zone;
	const struct timespec t = {.tv_sec = tv->tv_sec,
				   .tv_nsec = tv->tv_usec * NS_PER_US};

	return clock_settime(CLOCK_REALTIME, &t);
}
