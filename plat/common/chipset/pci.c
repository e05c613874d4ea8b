// SPDX-License-Identifier: BSD-3-Clause
// PCI's configuration space: in memory where ACPI says so, else by a pair of
// ports (PCI Firmware Specification 3.2, 4.1.2; PCI Local Bus Specification
// 3.0, 3.2.2.3.2).
#include "chipset.h"

#include <uk/io.h>
#include <uk/io_pci.h>
#include <uk/lock.h>

enum { ADDRESS = 0xcf8, DATA = 0xcfc, PORT_CONFIG_BYTES = 256 };

/* The ports are a pair: one access at a time. */
static struct uk_lock lock;

/* A function's registers in memory; NULL if they are not there. */
static volatile char *registers(uint32_t function)
{
	static const struct uk_acpi_table *mcfg;
	static bool asked;

	if (!asked)
		mcfg = uk_acpi_find(chipset_acpi(), "MCFG");
	asked = true;
	uint64_t bus = uk_acpi_mcfg(mcfg, function >> 16, function >> 8 & 0xff);
	uint64_t offset = (uint64_t)(function & 0xff) << 12;

	return bus ? uk_io_map(bus + offset, UK_IO_PCI_CONFIG_BYTES) : NULL;
}

/* Has DATA stand for the 4 bytes around a register. */
static void select(uint32_t function, unsigned offset)
{
	uk_pc_out32(ADDRESS, 1U << 31 | function << 8 | (offset & 0xfc));
}

/* Ports know neither segments nor what PCI Express added. */
static bool has_port(uint32_t function, unsigned offset)
{
	return function >> 16 == 0 && offset < PORT_CONFIG_BYTES;
}

static uint32_t port_read(uint32_t function, unsigned offset)
{
	unsigned long flags = uk_lock_acquire(&lock);

	select(function, offset);
	uint32_t value = uk_pc_in32(DATA);

	uk_lock_release(&lock, flags);
	return value >> offset % 4 * 8;
}

uint32_t uk_io_pci_port_read(uint16_t port, unsigned width)
{
	if (width == 1)
		return uk_pc_in8(port);
	return width == 2 ? uk_pc_in16(port) : uk_pc_in32(port);
}

void uk_io_pci_port_write(uint16_t port, unsigned width, uint32_t value)
{
	if (width == 1)
		uk_pc_out8(port, (uint8_t)value);
	else if (width == 2)
		uk_pc_out16(port, (uint16_t)value);
	else
		uk_pc_out32(port, value);
}

uint32_t uk_io_pci_read(uint32_t function, unsigned offset, unsigned width)
{
	volatile char *reg = registers(function);
	uint32_t all_ones = UINT32_MAX >> (32 - 8 * width);

	if (offset >= UK_IO_PCI_CONFIG_BYTES)
		return all_ones;
	if (!reg)
		return has_port(function, offset)
			   ? port_read(function, offset) & all_ones
			   : all_ones;
	if (width == 1)
		return *(volatile uint8_t *)(reg + offset);
	if (width == 2)
		return *(volatile uint16_t *)(reg + offset);
	return *(volatile uint32_t *)(reg + offset);
}

/* In its width: other bytes may act on being written. */
static void port_write(uint32_t function, unsigned offset, unsigned width,
		       uint32_t value)
{
	uint16_t port = (uint16_t)(DATA + offset % 4);
	unsigned long flags = uk_lock_acquire(&lock);

	select(function, offset);
	uk_io_pci_port_write(port, width, value);
	uk_lock_release(&lock, flags);
}

void uk_io_pci_write(uint32_t function, unsigned offset, unsigned width,
		     uint32_t value)
{
	volatile char *reg = registers(function);

	if (offset >= UK_IO_PCI_CONFIG_BYTES)
		return;
	if (!reg && has_port(function, offset))
		port_write(function, offset, width, value);
	if (!reg)
		return;
	if (width == 1)
		*(volatile uint8_t *)(reg + offset) = (uint8_t)value;
	else if (width == 2)
		*(volatile uint16_t *)(reg + offset) = (uint16_t)value;
	else
		*(volatile uint32_t *)(reg + offset) = value;
}
