// SPDX-License-Identifier: BSD-3-Clause
// The rate of the TSC: from the hypervisor, from the CPU, or measured once.
#include "pc.h"

#include <uk/plat.h>
#include <uk/print.h>

#define NS_PER_SEC 1000000000ULL

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
	static volatile struct {
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
	uint32_t multiplier = clock.multiplier;
	int shift = clock.shift;

	pc_wrmsr(MSR_SYSTEM_TIME, 0);
	if (!multiplier || shift < -31 || shift > 31)
		return 0;
	uint64_t rate = (NS_PER_SEC << 32) / multiplier;

	return shift < 0 ? rate << -shift : rate >> shift;
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

/* Both clocks at one moment. */
struct moment {
	uint64_t tsc;
	uint16_t count;
};

/* A host may take the CPU away between two reads: of a few tries the one counts
 * in which the least time went by. False once the count is over. */
static bool read_both(struct moment *m)
{
	enum { TRIES = 8 };
	uint64_t least = UINT64_MAX;

	for (unsigned i = 0; i < TRIES; i++) {
		uint16_t count;
		uint64_t before = uk_pc_tsc();
		bool counting = pc_pit_count(&count);
		uint64_t width = uk_pc_tsc() - before;

		if (!counting)
			return false;
		if (width < least) {
			least = width;
			*m = (struct moment){before + width / 2, count};
		}
	}
	return true;
}

/* 10 ms of the PIT or more; 0 where none counts. While the CPU is away both
 * clocks go on. */
static uint64_t hz_by_pit(void)
{
	enum { WAIT = PC_PIT_HZ / 100, TRIES = 10, READS = 100000 };

	for (unsigned i = 0; i < TRIES; i++) {
		struct moment from, to;

		pc_pit_start(0xffff);
		if (!read_both(&from))
			continue;
		for (unsigned n = 0; n < READS && read_both(&to); n++)
			if (from.count - to.count >= WAIT)
				return (to.tsc - from.tsc) * PC_PIT_HZ /
				       (uint64_t)(from.count - to.count);
	}
	return 0;
}

/* Ticks of the TSC in 5 ms of the local APIC's clock, as ticks per second, for
 * a machine without a PIT. */
static uint64_t measure_by_apic(void)
{
	enum { MS = 5, TRIES = 10000000 };
	uint64_t khz = pc_apic_hz() / 1000, gone = 0;

	if (!khz)
		return 0;
	uint64_t start = uk_pc_tsc();

	pc_apic_count_start();
	for (unsigned i = 0; gone < khz * MS; i++) {
		if (i == TRIES)
			return 0;
		gone = pc_apic_counted();
	}
	return (uk_pc_tsc() - start) * khz / gone * 1000;
}

/* A host may take the CPU away while it measures. The TSC is read before the
 * other clock starts and after it ends, so that this can only make the rate
 * seem higher: the least counts, once another comes within 1 % of it. 0 where
 * there is nothing to measure by. */
static uint64_t least_of(uint64_t (*measure)(void))
{
	enum { TRIES = 10 };
	uint64_t least = 0;

	for (unsigned i = 0; i < TRIES; i++) {
		uint64_t now = measure();
		uint64_t off = now > least ? now - least : least - now;

		if (now == 0)
			return 0;
		bool agrees = off <= least / 100;

		least = least ? UK_MIN(least, now) : now;
		if (agrees)
			break;
	}
	return least;
}

static uint64_t hz_by_apic(void)
{
	return least_of(measure_by_apic);
}

uint64_t uk_pc_tsc_hz(void)
{
	static uint64_t hz;
	uint64_t (*const sources[])(void) = {
	    hz_of_hypervisor, hz_of_pvclock, hz_of_cpu, hz_by_pit, hz_by_apic,
	};

	if (hz)
		return hz;
	/* A handler that asks for the time would measure in the middle of a
	 * measurement. */
	unsigned long flags = uk_plat_irq_save();

	for (unsigned i = 0; !hz && i < UK_ARRAY_LEN(sources); i++)
		hz = sources[i]();
	if (!hz) {
		uk_print_warn("nothing tells the TSC's rate: taken as 1 GHz");
		hz = NS_PER_SEC;
	}
	uk_plat_irq_restore(flags);
	return hz;
}
