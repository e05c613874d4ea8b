// SPDX-License-Identifier: BSD-3-Clause
// Tests: the device contract on QEMU's virt.
#include <uk/arch.h>
#include <uk/io.h>
#include <uk/test.h>

/* The first of its places for a virtio device, used or not, says "virt"
 * (Virtual I/O Device 1.1, 4.2.2). */
UK_TEST(io_map_reaches_a_device)
{
	volatile uint32_t *io = uk_io_map(0x0a000000, UK_ARCH_PAGE_SIZE);

	UK_EXPECT(io);
	UK_EXPECT_INT(io[0], ==, 0x74726976);
	UK_EXPECT(uk_io_map(0x0a000000, UK_ARCH_PAGE_SIZE) == io);
}
