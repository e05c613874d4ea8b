// SPDX-License-Identifier: BSD-3-Clause
// The rate of the TSC: from the hypervisor, from the CPU, or measured once.
#include "pc.h"

#include <uk/plat.h>
#include <uk/print.h>

#define NS_PER_SEC 1000000000ULL

static uint64_t hz;
static uint64_t ns_per_tick; /* 32.32 fixed point */

/* The timing leaf that hypervisors share: kHz in EAX. */
static uint64_t hz_of_hypervisor(void)
{
	uint32_t id[4];

	pc_cpuid(1, id);
	if (!(id[PC_ECX] & 1U << 31))
		return 0;
	pc_cpuid(0x40000000, id);
	if (id[PC_EAX] < 0x40000010)
		return 0;
	pc_cpuid(0x40000010, id);
	return (uint64_t)id[PC_EAX] * 1000;
}

/* KVM's paravirtual clock: ns = (tsc << shift) * multiplier >> 32 (Linux,
 * Documentation/virt/kvm/x86/msr.rst, MSR_KVM_SYSTEM_TIME_NEW). */
static uint64_t hz_of_pvclock(void)
{
	enum { MSR_SYSTEM_TIME = 0x4b564d01, HAS_CLOCK = 1 << 3 };
	static struct {
		uint32_t version, pad;
		uint64_t tsc, ns;
		uint32_t multiplier;
		int8_t shift;
		uint8_t flags, pad2[2];
	} clock UK_ALIGNED(32);
	uint32_t id[4];

	pc_cpuid(0x40000000, id);
	if (id[PC_EBX] != 0x4b4d564b || id[PC_ECX] != 0x564b4d56)
		return 0; /* "KVMKVMKVM" */
	pc_cpuid(0x40000001, id);
	if (!(id[PC_EAX] & HAS_CLOCK))
		return 0;
	pc_wrmsr(MSR_SYSTEM_TIME, (uintptr_t)&clock | 1);
	uint32_t multiplier = *(volatile uint32_t *)&clock.multiplier;
	uint64_t rate = multiplier ? (NS_PER_SEC << 32) / multiplier : 0;

	pc_wrmsr(MSR_SYSTEM_TIME, 0);
	return clock.shift < 0 ? rate << -clock.shift : rate >> clock.shift;
}

static uint64_t hz_of_cpu(void)
{
	uint32_t id[4];

	pc_cpuid(0, id);
	uint32_t highest = id[PC_EAX];

	if (highest >= 0x15) {
		pc_cpuid(0x15, id);
		if (id[PC_EAX] && id[PC_EBX] && id[PC_ECX])
			return (uint64_t)id[PC_ECX] * id[PC_EBX] / id[PC_EAX];
	}
	if (highest >= 0x16) {
		pc_cpuid(0x16, id);
		return (uint64_t)(id[PC_EAX] & 0xffff) * 1000000;
	}
	return 0;
}

/* Channel 0 of the PIT counts down without an interrupt, its line being masked,
 * and needs no gate, which not every machine has. */
static uint16_t pit_count(void)
{
	uk_pc_out8(0x43, 0x00); /* latch channel 0 */
	uint8_t low = uk_pc_in8(0x40);

	return (uint16_t)(low | uk_pc_in8(0x40) << 8);
}

/* 0 where no PIT answers. */
static uint64_t hz_by_pit(void)
{
	enum {
		MS = 10,
		WAIT = PC_PIT_HZ * MS / 1000,
		TRIES = 1000000,
		STILL = 1000
	};

	uk_pc_out8(0x43, 0x30); /* channel 0, both bytes, once (mode 0) */
	uk_pc_out8(0x40, 0xff);
	uk_pc_out8(0x40, 0xff);
	uint16_t from = pit_count();
	uint64_t start = uk_pc_tsc();

	for (unsigned i = 0; i < TRIES; i++) {
		uint16_t gone = (uint16_t)(from - pit_count());

		if (gone == 0 && i == STILL)
			return 0; /* what is not there does not count */
		if (gone >= WAIT)
			return (uk_pc_tsc() - start) * PC_PIT_HZ / gone;
	}
	return 0;
}

/* For a machine without a PIT. */
static uint64_t hz_by_apic(void)
{
	enum { MS = 10 };
	uint64_t rate = pc_apic_hz(), gone = 0;

	if (!rate)
		return 0;
	pc_apic_count_start();
	uint64_t start = uk_pc_tsc();

	while (gone < rate / 1000 * MS)
		gone = pc_apic_counted();
	return (uk_pc_tsc() - start) * (rate / 1000) / gone * 1000;
}

uint64_t uk_pc_tsc_hz(void)
{
	uint64_t (*const sources[])(void) = {
	    hz_of_hypervisor, hz_of_pvclock, hz_of_cpu, hz_by_pit, hz_by_apic,
	};

	for (unsigned i = 0; !hz && i < UK_ARRAY_LEN(sources); i++)
		hz = sources[i]();
	if (!hz) {
		uk_print_warn("nothing tells the TSC's rate: taken as 1 GHz");
		hz = NS_PER_SEC;
	}
	return hz;
}

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
