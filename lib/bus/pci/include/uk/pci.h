// SPDX-License-Identifier: BSD-3-Clause
// PCI: which functions there are, and where their registers are.
//
// Firmware has numbered the buses and given out the addresses; nothing here
// changes them. Section numbers are those of the PCI Local Bus Specification
// 3.0. Any context but interrupt handlers; no sleeping.
#ifndef UK_PCI_H
#define UK_PCI_H

#include <uk/base.h>

/* A function; its number is that of <uk/io_pci.h>. */
struct uk_pci_function {
	uint32_t number;
	uint16_t vendor, device;
	/* Base class, sub-class and interface, from bit 16, 8 and 0 on (6.2.1).
	 */
	uint32_t class_code;
	uint8_t revision;
	uint8_t header; /* 0: a device, 1: a bridge to another bus */
};

#define UK_PCI_SEGMENT(number)  ((number) >> 16)
#define UK_PCI_BUS(number)      ((number) >> 8 & 0xff)
#define UK_PCI_DEVICE(number)   ((number) >> 3 & 0x1f)
#define UK_PCI_FUNCTION(number) ((number)&0x7)

/* How far a walk is; zeroed, it is at the start. */
struct uk_pci_walk {
	uint32_t next;                  /* number to look at */
	unsigned functions;             /* of the device it belongs to */
	uint8_t behind_bridge[256 / 8]; /* buses, a bit for each */
};

/* Finds the next function of segment 0, over all buses that bridges lead to, in
 * ascending order. False: there are no more. */
bool uk_pci_next(struct uk_pci_walk *walk, struct uk_pci_function *function);

/* Registers of a function in memory or in ports. */
struct uk_pci_bar {
	uint64_t base, bytes; /* base is 0 where none was given out */
	bool is_port;
	bool is_prefetchable;
	bool is_wide; /* takes the next base address register, too */
};

/* Reads base address register `n` (6.2.5.1), 0 to 5. The function does not
 * answer meanwhile: not for one that others use. Returns 0, -ENOENT if the
 * register stands for nothing, -EINVAL if the function has none of that number,
 * or one that makes no sense. */
int uk_pci_bar(const struct uk_pci_function *function, unsigned n,
	       struct uk_pci_bar *bar) UK_MUST_CHECK;

#endif
