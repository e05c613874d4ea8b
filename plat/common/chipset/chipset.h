// SPDX-License-Identifier: BSD-3-Clause
// What the devices of a PC say to each other.
#ifndef CHIPSET_CHIPSET_H
#define CHIPSET_CHIPSET_H

#include <uk/acpi.h>
#include <uk/chipset.h>
#include <uk/pc.h>

/* Vectors: the interrupts of the controllers, then the APIC's own. */
enum {
	CHIPSET_IRQS = 24,
	CHIPSET_VECTOR_TIMER = UK_PC_VECTOR_IRQ + CHIPSET_IRQS,
	CHIPSET_VECTOR_SPURIOUS = 63,
	/* Those of messages: numbers above all others. */
	CHIPSET_VECTOR_MESSAGES = 64,
};

/* How many messages somebody has; whether this is the number of one. */
extern unsigned chipset_message_count;
static inline bool chipset_is_message(unsigned irq)
{
#ifdef CONFIG_PCI_DRIVERS
	return irq - (CHIPSET_VECTOR_MESSAGES - UK_PC_VECTOR_IRQ) <
	       chipset_message_count;
#else
	(void)irq;
	return false;
#endif
}

/* A clock to measure others by. */
struct chipset_counter {
	uint64_t hz; /* 0: not known */
	/* Starts counting anew. */
	void (*start)(void);
	/* How far it counted; false once it cannot tell, as where there is no
	 * such clock. */
	bool (*read)(uint64_t *ticks);
};

/* The same time by two clocks. */
struct chipset_interval {
	uint64_t tsc, ticks;
};

/* Lets both clocks go on until either shows `least` or more. False where the
 * counter does not count. Interrupts masked. */
bool chipset_measure(const struct chipset_counter *counter,
		     struct chipset_interval least,
		     struct chipset_interval *out) UK_MUST_CHECK;

/* NULL where the machine has no such clock. */
const struct chipset_counter *chipset_hpet_counter(void);
const struct chipset_counter *chipset_pit_counter(void);
const struct chipset_counter *chipset_pm_counter(void);
const struct chipset_counter *chipset_apic_counter(void);

/* The rate of the TSC by a counter, which may be NULL; 0 if it cannot be had.
 * Interrupts masked. */
uint64_t chipset_tsc_hz_by(const struct chipset_counter *counter);

/* The local APIC; false where the CPU has none or no table page is left. */
bool chipset_apic_init(void);
bool chipset_irq_has_apic(void);
void chipset_apic_end(void);
uint32_t chipset_apic_id(void);
/* Its timer: the mode, with CHIPSET_VECTOR_TIMER; the ticks to count down. */
void chipset_apic_timer_mode(uint32_t mode);
void chipset_apic_timer_count(uint32_t ticks);
/* One interrupt on CHIPSET_VECTOR_TIMER when uk_pc_tsc reaches `deadline`. */
void chipset_apic_timer(uint64_t deadline);

/* The interrupt of whichever timer there is, at the latest when uk_pc_tsc
 * reaches `deadline`. */
void chipset_irq_timer(uint64_t deadline);

/* A pin of an I/O APIC: its window, and the first of the pin's two registers.
 */
struct chipset_ioapic_pin {
	volatile uint32_t *window;
	unsigned reg;
};

/* Routes a global system interrupt, masked; false if no I/O APIC has it. */
bool chipset_ioapic_route(struct chipset_ioapic_pin *pin,
			  const struct uk_acpi_irq *irq, unsigned vector);
void chipset_ioapic_mask(const struct chipset_ioapic_pin *pin, bool mask);

/* The pair of 8259s; all masked after init. */
void chipset_pic_init(void);
void chipset_pic_mask(unsigned irq, bool mask);
void chipset_pic_end(unsigned irq);

#define CHIPSET_PIT_HZ 1193182
/* Has the PIT count so many ticks down; reads how many are left, false once
 * they are over or where there is no PIT. */
void chipset_pit_start(uint16_t ticks);
bool chipset_pit_count(uint16_t *count);
/* One interrupt on IRQ 0 after at most so many ticks. */
void chipset_pit_timer(uint64_t ticks);

/* The machine's tables. */
const struct uk_acpi *chipset_acpi(void);

/* Has firmware hand over what ACPI describes. False if it does not within a
 * second, or if the machine has no such registers. */
bool chipset_power_enable_acpi(const struct uk_acpi_table *fadt);

#endif
