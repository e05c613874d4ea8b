// SPDX-License-Identifier: BSD-3-Clause
// The rate of the TSC: from the hypervisor, from the CPU, or measured once.
#include "chipset.h"

#include <uk/plat.h>
#include <uk/print.h>

#define NS_PER_SEC 1000000000ULL

static bool has_hypervisor(void)
{
	uint32_t id[4];

	uk_pc_cpuid(1, id);
	return id[UK_PC_ECX] & 1U << 31;
}

/* The timing leaf that hypervisors share: kHz in EAX. */
static uint64_t hz_of_hypervisor(void)
{
	uint32_t id[4];

	if (!has_hypervisor())
		return 0;
	uk_pc_cpuid(0x40000000, id);
	if (id[UK_PC_EAX] < 0x40000010)
		return 0;
	uk_pc_cpuid(0x40000010, id);
	return (uint64_t)id[UK_PC_EAX] * 1000;
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

	if (!has_hypervisor())
		return 0;
	uk_pc_cpuid(0x40000000, id);
	if (id[UK_PC_EBX] != 0x4b4d564b || id[UK_PC_ECX] != 0x564b4d56)
		return 0; /* "KVMKVMKVM" */
	uk_pc_cpuid(0x40000001, id);
	if (!(id[UK_PC_EAX] & HAS_CLOCK))
		return 0;
	uk_pc_wrmsr(MSR_SYSTEM_TIME, (uintptr_t)&clock | 1);
	uint32_t multiplier = clock.multiplier;
	int shift = clock.shift;

	uk_pc_wrmsr(MSR_SYSTEM_TIME, 0);
	if (!multiplier || shift < -31 || shift > 31)
		return 0;
	uint64_t rate = (NS_PER_SEC << 32) / multiplier;

	return shift < 0 ? rate << -shift : rate >> shift;
}

/* Reads a leaf; false where the CPU does not have it. */
static bool read_leaf(uint32_t leaf, uint32_t id[4])
{
	uk_pc_cpuid(0, id);
	if (id[UK_PC_EAX] < leaf)
		return false;
	uk_pc_cpuid(leaf, id);
	return true;
}

/* The crystal, and how much faster the TSC is (SDM volume 2, CPUID). */
static uint64_t hz_of_crystal(void)
{
	uint32_t id[4];

	if (!read_leaf(0x15, id) || !id[UK_PC_EAX])
		return 0;
	return (uint64_t)id[UK_PC_ECX] * id[UK_PC_EBX] / id[UK_PC_EAX];
}

/* What the CPU is sold as: near enough where nothing can be measured. */
static uint64_t hz_of_label(void)
{
	uint32_t id[4];

	return read_leaf(0x16, id) ? (id[UK_PC_EAX] & 0xffff) * 1000000ULL : 0;
}

/* In 10 ms. */
uint64_t chipset_tsc_hz_by(const struct chipset_counter *counter)
{
	struct chipset_interval gone;

	if (!counter || !counter->hz)
		return 0;
	const struct chipset_interval least = {.ticks = counter->hz / 100};

	return chipset_measure(counter, least, &gone)
		   ? gone.tsc * counter->hz / gone.ticks
		   : 0;
}

static uint64_t hz_by_hpet(void)
{
	return chipset_tsc_hz_by(chipset_hpet_counter());
}

static uint64_t hz_by_pit(void)
{
	return chipset_tsc_hz_by(chipset_pit_counter());
}

static uint64_t hz_by_apic(void)
{
	return chipset_tsc_hz_by(chipset_apic_counter());
}

static uint64_t hz_by_pm_timer(void)
{
	return chipset_tsc_hz_by(chipset_pm_counter());
}

uint64_t uk_chipset_tsc_hz(void)
{
	static uint64_t hz;
	uint64_t (*const sources[])(void) = {
	    hz_of_hypervisor, hz_of_pvclock, hz_of_crystal,  hz_by_hpet,
	    hz_by_pit,        hz_by_apic,    hz_by_pm_timer, hz_of_label,
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
