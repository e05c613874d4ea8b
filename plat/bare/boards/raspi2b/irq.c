// SPDX-License-Identifier: BSD-3-Clause
// Two interrupt controllers, one behind the other: that of the GPU's devices
// (BCM2835 ARM Peripherals, 7.5), and the CPUs' own (QA7, 4), which it is an
// interrupt of.
#include "board.h"

#include <uk/arm.h>
#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/io.h>
#include <uk/irq.h>

/* Of the GPU's: two words each, of 32 interrupts. */
enum {
	PENDING = 0x204,
	FAST = 0x20c,
	ENABLE = 0x210,
	DISABLE = 0x21c,
	DISABLE_BASIC = 0x224,
};

/* Of the CPUs': CPU 0 has the first word of each. */
enum {
	ROUTE_GPU = 0x0c,
	TIMERS = 0x40, /* a bit each */
	MAILBOXES = 0x50,
	SOURCES = 0x60,
};

enum { TIMER_COUNT = 4, SOURCE_GPU = 1 << 8, BYTES = 0x1000 };

static volatile char *gpu, *local;
static uint32_t routed[BOARD_IRQS / 32];

static uint32_t read(volatile char *base, unsigned reg)
{
	return *(volatile uint32_t *)(base + reg);
}

static void write(volatile char *base, unsigned reg, uint32_t value)
{
	*(volatile uint32_t *)(base + reg) = value;
}

void raspi2b_irq_init(void)
{
	gpu = uk_io_map(BOARD_IRQ, BYTES);
	local = uk_io_map(BOARD_LOCAL, BYTES);
	if (!gpu || !local)
		uk_panic("raspi2b: the interrupt controllers cannot be mapped");
	write(gpu, DISABLE, UINT32_MAX);
	write(gpu, DISABLE + 4, UINT32_MAX);
	write(gpu, DISABLE_BASIC, UINT32_MAX);
	write(gpu, FAST, 0);
	write(local, ROUTE_GPU, 0);
	write(local, TIMERS, 0);
	write(local, MAILBOXES, 0);
}

int uk_irq_route(unsigned irq)
{
	if (irq >= BOARD_IRQS || (irq >= TIMER_COUNT && irq < BOARD_IRQ_GPU))
		return -EINVAL;
	routed[irq / 32] |= 1U << irq % 32;
	return 0;
}

void uk_irq_set_mask(unsigned irq, bool mask)
{
	if (irq >= BOARD_IRQS || !(routed[irq / 32] & 1U << irq % 32))
		return;
	uint32_t bit = 1U << irq % 32;

	if (irq < BOARD_IRQ_GPU) {
		uint32_t timers = read(local, TIMERS);

		write(local, TIMERS, mask ? timers & ~bit : timers | bit);
		return;
	}
	write(gpu, (mask ? DISABLE : ENABLE) + (irq - BOARD_IRQ_GPU) / 32 * 4,
	      bit);
}

/* Runs the handlers of each bit that is set, interrupt `first` being bit 0. */
static void run(uint32_t pending, unsigned first)
{
	for (unsigned i = 0; i < 32; i++)
		if (pending & 1U << i)
			uk_irq_run(first + i);
}

/* What is pending stays so until its device is quiet: nothing has to be ended.
 */
void uk_arm_irq_handle(void)
{
	uint32_t sources = read(local, SOURCES);

	run(sources & ((1 << TIMER_COUNT) - 1), 0);
	if (sources & SOURCE_GPU) {
		run(read(gpu, PENDING), BOARD_IRQ_GPU);
		run(read(gpu, PENDING + 4), BOARD_IRQ_GPU + 32);
	}
	uk_irq_leave();
}
