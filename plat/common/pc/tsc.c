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
static uint64_t hz_measured(void)
{
	enum { MS = 10, WAIT = PC_PIT_HZ * MS / 1000, TRIES = 1000000 };

	uk_pc_out8(0x43, 0x30); /* channel 0, both bytes, once (mode 0) */
	uk_pc_out8(0x40, 0xff);
	uk_pc_out8(0x40, 0xff);
	uint16_t from = pit_count();
	uint64_t start = uk_pc_tsc();

	for (unsigned i = 0; i < TRIES; i++) {
		uint16_t gone = (uint16_t)(from - pit_count());

		if (gone >= WAIT)
			return (uk_pc_tsc() - start) * PC_PIT_HZ / gone;
	}
	return 0;
}

uint64_t uk_pc_tsc_hz(void)
{
	uint64_t (*const sources[])(void) = {
	    hz_of_hypervisor,
	    hz_of_pvclock,
	    hz_of_cpu,
	    hz_measured,
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

/* Rounded up: a deadline is not to be met early. */
uint64_t uk_pc_tsc_from_ns(uint64_t ns)
{
	uint64_t s = ns / NS_PER_SEC, rest = ns % NS_PER_SEC;
	uint64_t rate = uk_pc_tsc_hz();
	uint64_t ticks;

	if (__builtin_mul_overflow(s, rate, &ticks) ||
	    __builtin_add_overflow(
		ticks, (rest * (rate / 1000) + 999999) / 1000000 + 1, &ticks))
		return UINT64_MAX - 1;
	return ticks;
}
