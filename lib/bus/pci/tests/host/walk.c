// SPDX-License-Identifier: BSD-3-Clause
// Tests: which functions a walk finds, and that it ends.
#include "machine.h"

#include <uk/test.h>

enum { HOST = 0x060000, BRIDGE = 0x060400, NET = 0x020000 };

static struct uk_pci_walk walk;
static struct uk_pci_function f;

static void begin(void)
{
	machine_init();
	walk = (struct uk_pci_walk){0};
}

static void add_bridge(uint32_t number, uint8_t secondary)
{
	machine_add(number, 1, BRIDGE, 1);
	machine_set(number, 0x18, (uint32_t)secondary << 8, 0);
}

static bool next_is(uint32_t number)
{
	return uk_pci_next(&walk, &f) && f.number == number;
}

UK_TEST(walk_reads_what_a_function_says)
{
	begin();
	machine_add(NUMBER(0, 3, 0), 0x1041, NET, 0);
	UK_EXPECT(next_is(NUMBER(0, 3, 0)));
	UK_EXPECT_INT(f.vendor, ==, 0x1af4);
	UK_EXPECT_INT(f.device, ==, 0x1041);
	UK_EXPECT_INT(f.class_code, ==, NET);
	UK_EXPECT_INT(f.revision, ==, 5);
	UK_EXPECT_INT(f.header, ==, 0);
	UK_EXPECT_INT(UK_PCI_DEVICE(f.number), ==, 3);
	UK_EXPECT(!uk_pci_next(&walk, &f) && !uk_pci_next(&walk, &f));
}

UK_TEST(walk_of_an_empty_machine)
{
	begin();
	UK_EXPECT(!uk_pci_next(&walk, &f));
	UK_EXPECT_INT(machine_visits, ==, 32);
}

UK_TEST(walk_looks_at_functions_of_devices_with_many)
{
	begin();
	machine_add(NUMBER(0, 1, 0), 1, NET, 0x80);
	machine_add(NUMBER(0, 1, 7), 2, NET, 0x80);
	machine_add(NUMBER(0, 2, 0), 3, NET, 0);
	machine_add(NUMBER(0, 2, 1), 4, NET, 0); /* an echo of the first */
	machine_add(NUMBER(0, 3, 1), 5, NET, 0); /* of no device */
	machine_add(NUMBER(0, 31, 0), 6, NET, 0x80);
	UK_EXPECT(next_is(NUMBER(0, 1, 0)) && f.header == 0);
	UK_EXPECT(next_is(NUMBER(0, 1, 7)) && f.header == 0);
	UK_EXPECT(next_is(NUMBER(0, 2, 0)));
	UK_EXPECT(next_is(NUMBER(0, 31, 0)));
	UK_EXPECT(!uk_pci_next(&walk, &f));
}

UK_TEST(walk_goes_over_bridges)
{
	begin();
	machine_add(NUMBER(0, 0, 0), 1, HOST, 0);
	add_bridge(NUMBER(0, 1, 0), 4);
	add_bridge(NUMBER(0, 2, 0), 255);
	machine_add(NUMBER(3, 0, 0), 2, NET, 0); /* nothing leads there */
	add_bridge(NUMBER(4, 5, 0), 6);
	machine_add(NUMBER(6, 0, 0), 3, NET, 0x80);
	machine_add(NUMBER(6, 0, 3), 4, NET, 0x80);
	machine_add(NUMBER(255, 31, 0), 5, NET, 0x80);
	machine_add(NUMBER(255, 31, 7), 5, NET, 0x80);
	UK_EXPECT(next_is(NUMBER(0, 0, 0)) && next_is(NUMBER(0, 1, 0)));
	UK_EXPECT(f.header == 1);
	UK_EXPECT(next_is(NUMBER(0, 2, 0)) && next_is(NUMBER(4, 5, 0)));
	UK_EXPECT(next_is(NUMBER(6, 0, 0)) && next_is(NUMBER(6, 0, 3)));
	UK_EXPECT(next_is(NUMBER(255, 31, 0)) && next_is(NUMBER(255, 31, 7)));
	UK_EXPECT(!uk_pci_next(&walk, &f));
}

UK_TEST(walk_is_not_led_around_in_circles)
{
	begin();
	add_bridge(NUMBER(0, 1, 0), 0);
	add_bridge(NUMBER(0, 2, 0), 1);
	add_bridge(NUMBER(1, 0, 0), 1);
	add_bridge(NUMBER(1, 1, 0), 0);
	unsigned found = 0;

	while (uk_pci_next(&walk, &f))
		found++;
	UK_EXPECT_INT(found, ==, 4);
	UK_EXPECT(machine_visits <= 64);
}
