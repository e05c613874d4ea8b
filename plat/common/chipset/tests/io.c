// SPDX-License-Identifier: BSD-3-Clause
// Tests: the device contract.
#include <uk/arch.h>
#include <uk/io.h>
#include <uk/test.h>

/* The I/O APIC, which all of QEMU's PCs have (82093AA data sheet, 3.0): its
 * register 1 says how many interrupts it has. */
UK_TEST(io_map_reaches_a_device)
{
	volatile uint32_t *io = uk_io_map(0xfec00000, UK_ARCH_PAGE_SIZE);

	UK_EXPECT(io);
	io[0] = 1;
	UK_EXPECT_INT(io[4] >> 16 & 0xff, ==, 23);
	UK_EXPECT(uk_io_map(0xfec00000, UK_ARCH_PAGE_SIZE) == io);
}
