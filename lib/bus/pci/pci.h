// SPDX-License-Identifier: BSD-3-Clause
// Registers of the configuration space (PCI Local Bus Specification 3.0, 6.1;
// PCI-to-PCI Bridge Architecture Specification 1.2, 3.2).
#ifndef PCI_PCI_H
#define PCI_PCI_H

#include <uk/io_pci.h>
#include <uk/pci.h>

enum {
	PCI_VENDOR = 0x00,
	PCI_DEVICE = 0x02,
	PCI_COMMAND = 0x04,
	PCI_STATUS = 0x06,
	PCI_REVISION = 0x08, /* and the class */
	PCI_HEADER = 0x0e,
	PCI_BAR = 0x10,
	PCI_SECONDARY_BUS = 0x19,
	PCI_CAPABILITIES = 0x34,
	PCI_IRQ_LINE = 0x3c,
	PCI_IRQ_PIN = 0x3d,
};

/* Of PCI_COMMAND. */
enum {
	PCI_ANSWERS_PORTS = 1 << 0,
	PCI_ANSWERS_MEMORY = 1 << 1,
	PCI_MASTERS_BUS = 1 << 2,
	PCI_HAS_NO_IRQ = 1 << 10,
};

/* Of PCI_STATUS. */
enum { PCI_HAS_CAPABILITIES = 1 << 4 };

#endif
