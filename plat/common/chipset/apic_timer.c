// SPDX-License-Identifier: BSD-3-Clause
// The local APIC's timer: an interrupt when the TSC reaches a deadline (Intel
// SDM volume 3, 11.5.4).
#include "chipset.h"

#define MSR_TSC_DEADLINE 0x6e0

enum { ONCE = 0, TSC_DEADLINE = 2 << 17 };

/* CPUID takes long in a guest: it is asked once. */
static bool has_deadline(void)
{
	static enum { UNKNOWN, NO, YES } answer;
	uint32_t id[4];

	if (answer == UNKNOWN) {
		uk_pc_cpuid(1, id);
		answer = id[UK_PC_ECX] & 1 << 24 ? YES : NO;
	}
	return answer == YES;
}

/* The rate of the timer, in 10 ms of the TSC unless it is known; never 0. */
static uint64_t timer_hz(void)
{
	static uint64_t hz;
	const struct chipset_interval least = {.tsc =
						   uk_chipset_tsc_hz() / 100};
	struct chipset_interval gone;

	if (hz)
		return hz;
	hz = chipset_apic_counter()->hz;
	if (!hz && chipset_measure(chipset_apic_counter(), least, &gone))
		hz = gone.ticks * uk_chipset_tsc_hz() / gone.tsc;
	return hz = UK_MAX(hz, 1);
}

/* Ticks of the timer until the TSC says `deadline`, as far as 32 bits reach. */
static uint32_t ticks_until(uint64_t deadline)
{
	uint64_t now = uk_pc_tsc();
	uint64_t left = deadline > now ? deadline - now : 0;
	uint64_t tsc_hz = uk_chipset_tsc_hz(), hz = timer_hz();

	if (left / tsc_hz >= UINT32_MAX / hz)
		return UINT32_MAX;
	uint64_t ticks = left / tsc_hz * hz + left % tsc_hz * hz / tsc_hz;

	return (uint32_t)UK_MIN(UK_MAX(ticks, 1), UINT32_MAX);
}

void chipset_apic_timer(uint64_t deadline)
{
	if (!has_deadline()) {
		uint32_t ticks = ticks_until(deadline);

		chipset_apic_timer_mode(ONCE);
		chipset_apic_timer_count(ticks);
		return;
	}
	chipset_apic_timer_mode(TSC_DEADLINE);
	/* The mode must be seen before the deadline: SDM 11.5.4.1. */
	uk_arch_barrier();
	uk_pc_wrmsr(MSR_TSC_DEADLINE, deadline);
}
