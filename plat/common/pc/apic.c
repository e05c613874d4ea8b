// SPDX-License-Identifier: BSD-3-Clause
// The local APIC with its timer, and I/O APICs (Intel SDM volume 3, chapter 11;
// 82093AA data sheet).
#include "pc.h"

#include <uk/io.h>

#define MSR_APIC_BASE    0x1b
#define MSR_TSC_DEADLINE 0x6e0

enum {
	ID = 0x20,
	END = 0xb0,
	SPURIOUS = 0xf0,
	TIMER = 0x320,
	TIMER_COUNT = 0x380,
	TIMER_NOW = 0x390,
	TIMER_DIVIDE = 0x3e0,
};

#define MASKED       (1U << 16)
#define DIVISOR      16
#define TSC_DEADLINE (2U << 17)

static volatile char *apic;
static bool has_deadline;
static uint64_t timer_hz;

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
		pc_wrmsr(MSR_APIC_BASE, base & ~(uint64_t)(ENABLE | X2APIC));
	pc_wrmsr(MSR_APIC_BASE, (base & ~(uint64_t)X2APIC) | ENABLE);
}

bool pc_apic_init(void)
{
	uint32_t cpuid[4];

	pc_cpuid(1, cpuid);
	if (!(cpuid[PC_EDX] & 1 << 9))
		return false;
	has_deadline = cpuid[PC_ECX] & 1 << 24;
	uint64_t base = pc_rdmsr(MSR_APIC_BASE);

	apic = uk_io_map(base & 0xffffff000, 4096);
	if (!apic)
		return false;
	enable(base);
	write(SPURIOUS, 1 << 8 | PC_VECTOR_SPURIOUS);
	write(TIMER, MASKED);
	return true;
}

void pc_apic_end(void)
{
	write(END, 0);
}

uint64_t pc_apic_hz(void)
{
	uint32_t id[4];

	if (!apic)
		return 0;
	pc_cpuid(1, id);
	if (!(id[PC_ECX] & 1U << 31))
		return 0;
	/* QEMU ("TCGTCGTCGTCG") and KVM ("KVMKVMKVM") have clocks of 1 ns. */
	pc_cpuid(0x40000000, id);
	return id[PC_EBX] == 0x54474354 || id[PC_EBX] == 0x4b4d564b ? 1000000000
								    : 0;
}

void pc_apic_count_start(void)
{
	write(TIMER, MASKED);
	write(TIMER_DIVIDE, 0x3); /* by 16 */
	write(TIMER_COUNT, UINT32_MAX);
}

uint64_t pc_apic_counted(void)
{
	return (uint64_t)(UINT32_MAX - read(TIMER_NOW)) * DIVISOR;
}

/* The rate of the clock, against 10 ms of the TSC or however many it gets. */
static uint64_t measure(void)
{
	uint64_t khz = uk_pc_tsc_hz() / 1000, gone;

	pc_apic_count_start();
	uint64_t start = uk_pc_tsc();

	while ((gone = uk_pc_tsc() - start) < khz * 10)
		uk_arch_relax();
	return pc_apic_counted() * khz / gone * 1000;
}

/* Sets the divisor, and finds the rate. */
static void calibrate(void)
{
	uint64_t hz = pc_apic_hz();

	pc_apic_count_start();
	timer_hz = (hz ? hz : measure()) / DIVISOR;
	if (timer_hz == 0)
		timer_hz = 1;
}

/* Ticks of the timer until the TSC says `deadline`, as far as 32 bits reach. */
static uint32_t ticks_until(uint64_t deadline)
{
	uint64_t now = uk_pc_tsc();
	uint64_t left = deadline > now ? deadline - now : 0;
	uint64_t hz = uk_pc_tsc_hz();

	if (left / hz >= UINT32_MAX / timer_hz)
		return UINT32_MAX;
	uint64_t ticks = left / hz * timer_hz + left % hz * timer_hz / hz;

	return (uint32_t)UK_MIN(UK_MAX(ticks, 1), UINT32_MAX);
}

void pc_apic_timer(uint64_t deadline)
{
	if (has_deadline) {
		write(TIMER, TSC_DEADLINE | PC_VECTOR_TIMER);
		/* The mode must be seen before the deadline: SDM 11.5.4.1. */
		uk_arch_barrier();
		pc_wrmsr(MSR_TSC_DEADLINE, deadline);
		return;
	}
	if (!timer_hz)
		calibrate();
	write(TIMER, PC_VECTOR_TIMER);
	write(TIMER_COUNT, ticks_until(deadline));
}

/* An I/O APIC's registers are read and written through a window. */
static uint32_t window_read(volatile uint32_t *io, unsigned reg)
{
	io[0] = reg;
	return io[4];
}

static void window_write(volatile uint32_t *io, unsigned reg, uint32_t value)
{
	io[0] = reg;
	io[4] = value;
}

bool pc_ioapic_route(struct pc_ioapic_pin *pin, const struct uk_acpi_irq *irq,
		     unsigned vector)
{
	enum { VERSION = 1, FIRST_PIN = 0x10 };
	unsigned first;
	uint64_t phys =
	    uk_acpi_ioapic(uk_acpi_find(pc_acpi(), "APIC"), irq->gsi, &first);
	volatile uint32_t *io = phys ? uk_io_map(phys, 32) : NULL;

	if (!io || irq->gsi - first > (window_read(io, VERSION) >> 16 & 0xff))
		return false;
	pin->window = io;
	pin->reg = FIRST_PIN + 2 * (irq->gsi - first);
	window_write(io, pin->reg + 1, read(ID));
	window_write(io, pin->reg,
		     vector | (uint32_t)irq->low << 13 |
			 (uint32_t)irq->level << 15 | MASKED);
	return true;
}

void pc_ioapic_mask(const struct pc_ioapic_pin *pin, bool mask)
{
	uint32_t entry = window_read(pin->window, pin->reg);

	window_write(pin->window, pin->reg,
		     mask ? entry | MASKED : entry & ~MASKED);
}
