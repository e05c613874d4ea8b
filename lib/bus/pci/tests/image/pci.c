// SPDX-License-Identifier: BSD-3-Clause
// Tests: the buses of the machine that this runs on.
#include <uk/io_pci.h>
#include <uk/pci.h>
#include <uk/test.h>

enum { HOST_BRIDGE = 0x0600, PORTS_END = 1 << 16 };

UK_TEST(pci_host_bridge_comes_first)
{
	struct uk_pci_walk walk = {0};
	struct uk_pci_function f;

	if (uk_io_pci_read(0, 0, 2) == 0xffff)
		UK_TEST_SKIP("this machine has no PCI");
	UK_EXPECT(uk_pci_next(&walk, &f));
	UK_EXPECT_INT(f.number, ==, 0);
	UK_EXPECT_INT(f.class_code >> 8, ==, HOST_BRIDGE);
	uint32_t last = f.number;

	while (uk_pci_next(&walk, &f)) {
		UK_EXPECT_INT(f.number, >, last);
		last = f.number;
	}
	UK_EXPECT(last > 0);
}

/* A register's address is a multiple of its size, and inside its space. */
UK_TEST(pci_registers_are_where_they_can_be)
{
	struct uk_pci_walk walk = {0};
	struct uk_pci_function f;
	struct uk_pci_bar bar;

	while (uk_pci_next(&walk, &f))
		for (unsigned n = 0; n < 6; n++) {
			if (uk_pci_bar(&f, n, &bar))
				continue;
			UK_EXPECT_INT(bar.base & (bar.bytes - 1), ==, 0);
			UK_EXPECT(!bar.is_port ||
				  bar.base + bar.bytes <= PORTS_END);
			n += bar.is_wide;
		}
}
