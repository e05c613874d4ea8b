// SPDX-License-Identifier: BSD-3-Clause
// The contract's counter, and the time of day.
#include <uk/pvclock.h>

#include <uk/clock.h>
#include <uk/plat.h>

static uint64_t rdtsc(void)
{
	uint32_t low, high;

	/* Not before what stands before it. */
	__asm__ volatile("lfence; rdtsc" : "=a"(low), "=d"(high)::"memory");
	return (uint64_t)high << 32 | low;
}

/* Two CPUs do not agree to the nanosecond, and the domain moves between them.
 */
uint64_t uk_plat_ticks(void)
{
	static uint64_t latest;
	struct vcpu_time_info time;
	unsigned long flags = uk_plat_irq_save();

	uk_pvclock_read(&uk_xen_vcpu()->time, &time);
	latest = UK_MAX(latest, uk_pvclock_at(&time, rdtsc()));
	uint64_t now = latest;

	uk_plat_irq_restore(flags);
	return now;
}

uint64_t uk_plat_ticks_hz(void)
{
	return 1000000000;
}

uint64_t uk_clock_rtc_ns(void)
{
	uint64_t epoch = uk_pvclock_epoch(uk_xen_shared);

	return epoch ? epoch + uk_plat_ticks() : 0;
}
