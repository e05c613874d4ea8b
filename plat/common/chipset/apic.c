// SPDX-License-Identifier: BSD-3-Clause
// The local APIC, and its timer as a counter (Intel SDM volume 3, chapter 11).
#include "chipset.h"

#include <uk/io.h>

#define MSR_APIC_BASE 0x1b

enum {
	ID = 0x20,
	END = 0xb0,
	SPURIOUS = 0xf0,
	TIMER = 0x320,
	TIMER_COUNT = 0x380,
	TIMER_NOW = 0x390,
	TIMER_DIVIDE = 0x3e0,
};

#define MASKED (1U << 16)
#define BY_16  0x3

static volatile char *apic;

static uint32_t read(unsigned reg)
{
	return *(volatile uint32_t *)(apic + reg);
}

static void write(unsigned reg, uint32_t value)
{
	*(volatile uint32_t *)(apic + reg) = value;
}

/* A boot loader may have left it without its registers in memory (x2APIC), and
 * the way back leads over off (SDM 11.12.5). */
static void enable(uint64_t base)
{
	enum { ENABLE = 1 << 11, X2APIC = 1 << 10 };

	if (base & X2APIC)
		uk_pc_wrmsr(MSR_APIC_BASE, base & ~(uint64_t)(ENABLE | X2APIC));
	uk_pc_wrmsr(MSR_APIC_BASE, (base & ~(uint64_t)X2APIC) | ENABLE);
}

bool chipset_apic_init(void)
{
	uint32_t cpuid[4];

	uk_pc_cpuid(1, cpuid);
	if (!(cpuid[UK_PC_EDX] & 1 << 9))
		return false;
	uint64_t base = uk_pc_rdmsr(MSR_APIC_BASE);

	apic = uk_io_map(base & 0xffffff000, 4096);
	if (!apic)
		return false;
	enable(base);
	write(SPURIOUS, 1 << 8 | CHIPSET_VECTOR_SPURIOUS);
	write(TIMER, MASKED);
	write(TIMER_DIVIDE, BY_16);
	return true;
}

void chipset_apic_end(void)
{
	write(END, 0);
}

uint32_t chipset_apic_id(void)
{
	return read(ID);
}

void chipset_apic_timer_mode(uint32_t mode)
{
	write(TIMER, mode | CHIPSET_VECTOR_TIMER);
}

void chipset_apic_timer_count(uint32_t ticks)
{
	write(TIMER_COUNT, ticks);
}

/* The rate where that is known without measuring: QEMU ("TCGTCGTCGTCG") and KVM
 * ("KVMKVMKVM") have clocks of 1 ns. */
static uint64_t known_hz(void)
{
	uint32_t id[4];

	uk_pc_cpuid(1, id);
	if (!(id[UK_PC_ECX] & 1U << 31))
		return 0;
	uk_pc_cpuid(0x40000000, id);
	return id[UK_PC_EBX] == 0x54474354 || id[UK_PC_EBX] == 0x4b4d564b
		   ? 1000000000 / 16
		   : 0;
}

static void start(void)
{
	chipset_apic_timer_mode(MASKED);
	chipset_apic_timer_count(UINT32_MAX);
}

static bool counted(uint64_t *ticks)
{
	*ticks = UINT32_MAX - read(TIMER_NOW);
	return true;
}

const struct chipset_counter *chipset_apic_counter(void)
{
	static struct chipset_counter counter = {.start = start,
						 .read = counted};

	if (!apic)
		return NULL;
	counter.hz = known_hz();
	return &counter;
}
