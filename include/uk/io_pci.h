// SPDX-License-Identifier: BSD-3-Clause
// The device contract where there is PCI: how its functions are configured.
//
// Defined by platforms that have PCI; a library that includes it says so with
// `for-y` and `arch-y` in its Makefile.uk. A function's number has its segment
// group from bit 16 on, its bus from bit 8 on, its device from bit 3 on.
#ifndef UK_IO_PCI_H
#define UK_IO_PCI_H

#include <uk/base.h>

#define UK_IO_PCI_CONFIG_BYTES 4096

/* Reads or writes a register of a function's configuration space: `width` bytes
 * (1, 2 or 4) at `offset`, a multiple of that. A function that is not there
 * reads as all ones, as does what the machine cannot reach of one: beyond 256
 * bytes that takes PCI Express. A write then does nothing. Any context but
 * interrupt handlers. */
uint32_t uk_io_pci_read(uint32_t function, unsigned offset, unsigned width);
void uk_io_pci_write(uint32_t function, unsigned offset, unsigned width,
		     uint32_t value);

/* Reads or writes `width` bytes (1, 2 or 4) in ports, at a multiple of that.
 * Any context. */
uint32_t uk_io_pci_port_read(uint16_t port, unsigned width);
void uk_io_pci_port_write(uint16_t port, unsigned width, uint32_t value);

/* An interrupt for messages: what a function has to write where to raise it,
 * and its number for uk_plat_irq_attach. It is never given back, and not masked
 * here: that is the function's. Returns 0, or -ENOSPC where there are no more.
 * Not in interrupt handlers. */
struct uk_io_pci_message {
	uint64_t address;
	uint32_t data;
	unsigned irq;
};
int uk_io_pci_message(struct uk_io_pci_message *message) UK_MUST_CHECK;

#endif
