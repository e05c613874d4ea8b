// SPDX-License-Identifier: BSD-3-Clause
// A machine with PCI, made up.
#ifndef PCI_MACHINE_H
#define PCI_MACHINE_H

#include "pci.h"

/* Functions by bus, device and function; there are none at first. */
#define NUMBER(bus, device, function) ((bus) << 8 | (device) << 3 | (function))

void machine_init(void);

/* Adds a function that says so much of itself. */
void machine_add(uint32_t number, uint16_t device, uint32_t class_code,
		 uint8_t header);

/* What a register holds, and which of its bits can be changed. */
void machine_set(uint32_t number, unsigned offset, uint32_t value,
		 uint32_t writable);
uint32_t machine_get(uint32_t number, unsigned offset);

/* The last interrupt that somebody wanted, and how many there were; whether
 * there are messages, always number 42; and what all registers in memory are, a
 * page of addresses apart. */
extern struct machine_irq {
	unsigned irq;
	uk_plat_irq_fn *fn;
	void *arg;
	unsigned count;
} machine_irq;
extern bool machine_has_messages;
extern char machine_memory[256];

/* How many functions were asked for their vendor; whether a function's base
 * addresses were ever written while it answered. */
extern unsigned machine_visits;
extern bool machine_disturbed;

#endif
