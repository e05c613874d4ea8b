// SPDX-License-Identifier: BSD-3-Clause
// Tests: sizes of base address registers, which stay as they were.
#include "machine.h"

#include <uk/errno.h>
#include <uk/test.h>

enum { NUMBER_OF_IT = NUMBER(0, 3, 0) };

static struct uk_pci_function f;
static struct uk_pci_bar bar;

static void begin(uint8_t header)
{
	struct uk_pci_walk walk = {0};

	machine_init();
	machine_add(NUMBER_OF_IT, 1, 0x020000, header);
	(void)uk_pci_next(&walk, &f);
}

static void set(unsigned n, uint32_t value, uint32_t writable)
{
	machine_set(NUMBER_OF_IT, PCI_BAR + 4 * n, value, writable);
}

UK_TEST(bar_of_memory)
{
	begin(0);
	set(0, 0xfebc0000, 0xfffe0000);
	UK_EXPECT_INT(uk_pci_bar(&f, 0, &bar), ==, 0);
	UK_EXPECT_INT(bar.base, ==, 0xfebc0000);
	UK_EXPECT_INT(bar.bytes, ==, 0x20000);
	UK_EXPECT(!bar.is_port && !bar.is_wide && !bar.is_prefetchable);
	set(5, 0xfffffff8, 0xfffffff0);
	UK_EXPECT_INT(uk_pci_bar(&f, 5, &bar), ==, 0);
	UK_EXPECT(bar.bytes == 16 && bar.is_prefetchable);
	set(1, 0x80000000, 0x80000000);
	UK_EXPECT_INT(uk_pci_bar(&f, 1, &bar), ==, 0);
	UK_EXPECT_INT(bar.bytes, ==, 1U << 31);
}

UK_TEST(bar_of_64_bits)
{
	begin(0);
	set(2, 0xfe00000c, 0xffffc000);
	set(3, 0x12, 0xffffffff);
	UK_EXPECT_INT(uk_pci_bar(&f, 2, &bar), ==, 0);
	UK_EXPECT_INT(bar.base, ==, 0x12fe000000);
	UK_EXPECT_INT(bar.bytes, ==, 0x4000);
	UK_EXPECT(bar.is_wide && bar.is_prefetchable && !bar.is_port);
	set(2, 0x00000004, 0);
	set(3, 0x8, 0xfffffff8);
	UK_EXPECT_INT(uk_pci_bar(&f, 2, &bar), ==, 0);
	UK_EXPECT_INT(bar.base, ==, 0x800000000);
	UK_EXPECT_INT(bar.bytes, ==, 0x800000000);
}

UK_TEST(bar_of_ports)
{
	begin(0);
	set(0, 0xc041, 0xffe0);
	UK_EXPECT_INT(uk_pci_bar(&f, 0, &bar), ==, 0);
	UK_EXPECT_INT(bar.base, ==, 0xc040);
	UK_EXPECT_INT(bar.bytes, ==, 0x20);
	UK_EXPECT(bar.is_port && !bar.is_wide && !bar.is_prefetchable);
	set(0, 0x1, 0xfffffffc);
	UK_EXPECT_INT(uk_pci_bar(&f, 0, &bar), ==, 0);
	UK_EXPECT(bar.base == 0 && bar.bytes == 4);
}

UK_TEST(bar_that_stands_for_nothing)
{
	begin(0);
	UK_EXPECT_INT(uk_pci_bar(&f, 4, &bar), ==, -ENOENT);
	set(4, 0x1, 0);
	UK_EXPECT_INT(uk_pci_bar(&f, 4, &bar), ==, -ENOENT);
	set(4, 0x4, 0);
	UK_EXPECT_INT(uk_pci_bar(&f, 4, &bar), ==, -ENOENT);
	set(4, 0x8, 0x7);
	UK_EXPECT_INT(uk_pci_bar(&f, 4, &bar), ==, -ENOENT);
}

UK_TEST(bar_that_a_header_does_not_have)
{
	begin(0);
	UK_EXPECT_INT(uk_pci_bar(&f, 6, &bar), ==, -EINVAL);
	UK_EXPECT_INT(uk_pci_bar(&f, UINT32_MAX / 4, &bar), ==, -EINVAL);
	set(5, 0x4, 0xfffff000);
	UK_EXPECT_INT(uk_pci_bar(&f, 5, &bar), ==, -EINVAL);
	begin(1);
	set(1, 0xfebc0000, 0xfffe0000);
	UK_EXPECT_INT(uk_pci_bar(&f, 1, &bar), ==, 0);
	UK_EXPECT_INT(uk_pci_bar(&f, 2, &bar), ==, -EINVAL);
	begin(2);
	UK_EXPECT_INT(uk_pci_bar(&f, 0, &bar), ==, -EINVAL);
}

UK_TEST(bar_is_as_it_was_afterwards)
{
	begin(0);
	set(2, 0xfe00000c, 0xffffc000);
	set(3, 0x12, 0xffffffff);
	UK_EXPECT_INT(uk_pci_bar(&f, 2, &bar), ==, 0);
	UK_EXPECT_INT(machine_get(NUMBER_OF_IT, PCI_BAR + 8), ==, 0xfe00000c);
	UK_EXPECT_INT(machine_get(NUMBER_OF_IT, PCI_BAR + 12), ==, 0x12);
	UK_EXPECT_INT(machine_get(NUMBER_OF_IT, PCI_COMMAND), ==, 3);
	UK_EXPECT(!machine_disturbed);
}
