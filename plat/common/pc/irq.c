// SPDX-License-Identifier: BSD-3-Clause
// Interrupts: ISA numbers below 16, global system interrupts from there on, by
// the APICs or, on a machine without, by the PICs.
#include "pc.h"

#include <uk/errno.h>
#include <uk/lock.h>

#define HANDLERS 16

static struct handler {
	unsigned irq;
	void (*fn)(void *);
	void *arg;
} handlers[HANDLERS];
static unsigned handler_count;

static bool has_apic;
static struct pc_ioapic_pin pins[PC_IRQS];

/* Controllers are written in several steps, and handlers write them too. */
static struct uk_lock lock;

void uk_pc_irq_init(void)
{
	pc_pic_init();
	has_apic = pc_apic_init();
}

static bool route(unsigned irq)
{
	struct uk_acpi_irq to = {.gsi = irq, .level = true};

	if (!has_apic)
		return irq < 16;
	if (irq < 16)
		uk_acpi_isa_irq(uk_acpi_find(pc_acpi(), "APIC"), irq, &to);
	return pc_ioapic_route(&pins[irq], &to, PC_VECTOR_IRQ + irq);
}

static bool is_routed(unsigned irq)
{
	return irq < PC_IRQS &&
	       (has_apic ? pins[irq].window != NULL : irq < 16);
}

static void set_mask(unsigned irq, bool mask)
{
	if (!is_routed(irq))
		return;
	if (has_apic)
		pc_ioapic_mask(&pins[irq], mask);
	else
		pc_pic_mask(irq, mask);
}

static bool has_handler(unsigned irq)
{
	for (unsigned i = 0; i < handler_count; i++)
		if (handlers[i].irq == irq)
			return true;
	return false;
}

/* A pin that others use already stays as it is: one of them may have masked
 * it. */
static int attach(unsigned irq, void (*fn)(void *), void *arg)
{
	bool first = !has_handler(irq);

	if (handler_count == HANDLERS)
		return -ENOSPC;
	if (first && (irq >= PC_IRQS || !route(irq)))
		return -EINVAL;
	handlers[handler_count++] = (struct handler){irq, fn, arg};
	if (first)
		set_mask(irq, false);
	return 0;
}

int uk_pc_irq_attach(unsigned irq, void (*fn)(void *), void *arg)
{
	unsigned long flags = uk_lock_acquire(&lock);
	int error = attach(irq, fn, arg);

	uk_lock_release(&lock, flags);
	return error;
}

void uk_pc_irq_mask(unsigned irq)
{
	unsigned long flags = uk_lock_acquire(&lock);

	set_mask(irq, true);
	uk_lock_release(&lock, flags);
}

void uk_pc_irq_unmask(unsigned irq)
{
	unsigned long flags = uk_lock_acquire(&lock);

	set_mask(irq, false);
	uk_lock_release(&lock, flags);
}

void pc_irq_handle(unsigned vector)
{
	unsigned irq = vector - PC_VECTOR_IRQ;

	if (vector == PC_VECTOR_SPURIOUS)
		return;
	for (unsigned i = 0; i < handler_count; i++)
		if (handlers[i].irq == irq)
			handlers[i].fn(handlers[i].arg);
	if (has_apic)
		pc_apic_end();
	else
		pc_pic_end(irq);
}

/* Where there is no APIC the PIT has to do: at most 55 ms a time. */
static void arm(uint64_t deadline)
{
	uint64_t now = uk_pc_tsc();
	uint64_t left = deadline > now ? deadline - now : 0;
	uint64_t hz = uk_pc_tsc_hz();

	if (has_apic)
		pc_apic_timer(deadline);
	else
		pc_pit_timer(left > hz ? 0xffff : left * PC_PIT_HZ / hz);
}

void uk_pc_timer_idle(uint64_t deadline_tsc)
{
	if (deadline_tsc != UINT64_MAX)
		arm(deadline_tsc);
	/* sti lets interrupts in only after the next instruction, hlt: none can
	 * slip in between and leave the CPU halted. Those that wait get their
	 * turn even where there is no time left to idle. */
	if (deadline_tsc == UINT64_MAX || uk_pc_tsc() < deadline_tsc)
		__asm__ volatile("sti; hlt; cli" ::: "memory");
	else
		__asm__ volatile("sti; nop; cli" ::: "memory");
}
