// SPDX-License-Identifier: BSD-3-Clause
// Tests: PCI's configuration space, as both ways have it.
#include "pc.h"

#include <uk/io_pci.h>
#include <uk/test.h>

enum { NONE = 0xffff };

/* The ports as such, which reach any function of segment 0. */
static uint32_t by_port(uint32_t function, unsigned offset)
{
	uk_pc_out32(0xcf8, 1U << 31 | function << 8 | offset);
	return uk_pc_in32(0xcfc);
}

UK_TEST(pci_functions_are_those_of_the_ports)
{
	if ((by_port(0, 0) & 0xffff) == NONE)
		UK_TEST_SKIP("this machine has no PCI by ports");
	for (uint32_t function = 0; function < 1 << 8; function++)
		for (unsigned offset = 0; offset < 64; offset += 4)
			UK_EXPECT_INT(uk_io_pci_read(function, offset, 4), ==,
				      by_port(function, offset));
}

UK_TEST(pci_registers_of_each_width)
{
	uint32_t whole = uk_io_pci_read(0, 0, 4);

	for (unsigned i = 0; i < 4; i++)
		UK_EXPECT_INT(uk_io_pci_read(0, i, 1), ==,
			      whole >> 8 * i & 0xff);
	for (unsigned i = 0; i < 4; i += 2)
		UK_EXPECT_INT(uk_io_pci_read(0, i, 2), ==,
			      whole >> 8 * i & 0xffff);
}

UK_TEST(pci_functions_out_of_reach)
{
	enum { OTHER_SEGMENT = 1 << 16 };

	UK_EXPECT_INT(uk_io_pci_read(OTHER_SEGMENT, 0, 2), ==, NONE);
	uk_io_pci_write(OTHER_SEGMENT, 0, 4, 0);
	UK_EXPECT_INT(uk_io_pci_read(0, UK_IO_PCI_CONFIG_BYTES, 4), ==,
		      UINT32_MAX);
	uk_io_pci_write(0, UK_IO_PCI_CONFIG_BYTES, 4, 0);
}

/* The interrupt line is a note for software: all of its bits can be written, in
 * the byte alone. */
UK_TEST(pci_writes_change_no_other_byte)
{
	enum { LINE = 0x3c };

	for (uint32_t function = 0; function < 1 << 8; function++) {
		uint32_t before = uk_io_pci_read(function, LINE, 4);

		if (!(before >> 8 & 0xff) || before == UINT32_MAX)
			continue; /* has no interrupt, and maybe no line */
		uk_io_pci_write(function, LINE, 1, ~before & 0xff);
		uint32_t after = uk_io_pci_read(function, LINE, 4);

		uk_io_pci_write(function, LINE, 1, before & 0xff);
		UK_EXPECT_INT(after, ==, before ^ 0xff);
		UK_EXPECT_INT(uk_io_pci_read(function, LINE, 4), ==, before);
	}
}

/* What PCI Express added begins at 256, with the header of a capability. */
UK_TEST(pci_express_registers_are_reached)
{
	enum { EXTENDED = 0x100 };
	unsigned reached = 0;

	for (uint32_t function = 0; function < 1 << 8; function++)
		reached += uk_io_pci_read(function, EXTENDED, 4) != UINT32_MAX;
	if (reached == 0)
		UK_TEST_SKIP("bus 0 has no PCI Express");
	UK_EXPECT(uk_acpi_find(pc_acpi(), "MCFG") != NULL);
}
