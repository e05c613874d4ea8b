// SPDX-License-Identifier: BSD-3-Clause
// From function to function, in the order of their numbers.
#include "pci.h"

enum {
	FUNCTIONS = 8,
	MULTIFUNCTION = 0x80,
	BRIDGE = 1,
	END = 1 << 16, /* of a segment */
};

/* No bus is looked at twice, whatever bridges say: they can only lead up. */
static void remember_bus(struct uk_pci_walk *walk, uint32_t bridge)
{
	uint32_t bus = uk_io_pci_read(bridge, PCI_SECONDARY_BUS, 1);

	if (bus > UK_PCI_BUS(bridge))
		walk->behind_bridge[bus / 8] |= (uint8_t)(1 << bus % 8);
}

static bool is_known(const struct uk_pci_walk *walk, uint32_t bus)
{
	return bus == 0 || walk->behind_bridge[bus / 8] >> bus % 8 & 1;
}

/* Reads the function `number`; false if there is none. */
static bool read_function(uint32_t number, struct uk_pci_function *f)
{
	uint32_t class_code = uk_io_pci_read(number, PCI_REVISION, 4);

	*f = (struct uk_pci_function){
	    .number = number,
	    .vendor = (uint16_t)uk_io_pci_read(number, PCI_VENDOR, 2),
	    .device = (uint16_t)uk_io_pci_read(number, PCI_DEVICE, 2),
	    .class_code = class_code >> 8,
	    .revision = (uint8_t)class_code,
	    .header = (uint8_t)uk_io_pci_read(number, PCI_HEADER, 1),
	};
	return f->vendor != 0xffff;
}

/* The number to look at after this one: a bus that nothing leads to is passed
 * over, as are the other functions of a device that has one or none. */
static uint32_t step(struct uk_pci_walk *walk, uint32_t number)
{
	uint32_t next = UK_PCI_FUNCTION(number) + 1 < walk->functions
			    ? number + 1
			    : (number | (FUNCTIONS - 1)) + 1;

	while (next < END && !is_known(walk, UK_PCI_BUS(next)))
		next += 1 << 8;
	return next;
}

bool uk_pci_next(struct uk_pci_walk *walk, struct uk_pci_function *function)
{
	while (walk->next < END) {
		uint32_t number = walk->next;
		bool found = read_function(number, function);
		bool is_multi = found && function->header & MULTIFUNCTION;

		if (UK_PCI_FUNCTION(number) == 0)
			walk->functions = is_multi ? FUNCTIONS : 1;
		function->header &= (uint8_t)~MULTIFUNCTION;
		if (found && function->header == BRIDGE)
			remember_bus(walk, number);
		walk->next = step(walk, number);
		if (found)
			return true;
	}
	return false;
}
