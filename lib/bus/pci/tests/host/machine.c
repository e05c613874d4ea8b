// SPDX-License-Identifier: BSD-3-Clause
// A machine with PCI, made up.
#include "machine.h"

#include <uk/errno.h>
#include <uk/io.h>
#include <uk/memory.h>

enum { MOST = 64, WORDS = 64 };

static struct {
	uint32_t number;
	uint32_t words[WORDS], writable[WORDS];
} functions[MOST];
static unsigned count;

unsigned machine_visits;
struct machine_irq machine_irq;
bool machine_has_messages;
char machine_memory[256];

bool machine_disturbed;

void machine_init(void)
{
	count = machine_visits = 0;
	machine_disturbed = false;
	machine_irq = (struct machine_irq){0};
	machine_has_messages = true;
	memset(machine_memory, 0, sizeof(machine_memory));
}

/* Registers of all functions are the same. */
volatile void *uk_io_map(uint64_t phys, size_t bytes)
{
	uint64_t offset = phys & 0xfff;

	return offset + bytes <= sizeof(machine_memory)
		   ? machine_memory + offset
		   : NULL;
}

int uk_plat_irq_attach(unsigned irq, uk_plat_irq_fn *fn, void *arg)
{
	machine_irq = (struct machine_irq){irq, fn, arg, machine_irq.count + 1};
	return 0;
}

int uk_io_pci_message(struct uk_io_pci_message *message)
{
	*message = (struct uk_io_pci_message){0x1fee00000, 77, 42};
	return machine_has_messages ? 0 : -ENOSPC;
}

static int find(uint32_t number)
{
	for (unsigned i = 0; i < count; i++)
		if (functions[i].number == number)
			return (int)i;
	return -1;
}

void machine_set(uint32_t number, unsigned offset, uint32_t value,
		 uint32_t writable)
{
	int f = find(number);

	functions[f].words[offset / 4] = value;
	functions[f].writable[offset / 4] = writable;
}

uint32_t machine_get(uint32_t number, unsigned offset)
{
	return functions[find(number)].words[offset / 4];
}

void machine_add(uint32_t number, uint16_t device, uint32_t class_code,
		 uint8_t header)
{
	memset(&functions[count], 0, sizeof(functions[count]));
	functions[count++].number = number;
	machine_set(number, 0, 0x1af4U | (uint32_t)device << 16, 0);
	machine_set(number, 4, 3, 3);
	machine_set(number, 8, class_code << 8 | 5, 0);
	machine_set(number, 12, (uint32_t)header << 16, 0);
}

uint32_t uk_io_pci_read(uint32_t number, unsigned offset, unsigned width)
{
	int f = find(number);

	machine_visits += offset == PCI_VENDOR;
	uint32_t word = f < 0 ? UINT32_MAX : functions[f].words[offset / 4];

	return word >> offset % 4 * 8 & UINT32_MAX >> (32 - 8 * width);
}

void uk_io_pci_write(uint32_t number, unsigned offset, unsigned width,
		     uint32_t value)
{
	int f = find(number);

	if (f < 0)
		return;
	uint32_t writable = functions[f].writable[offset / 4] &
			    UINT32_MAX >> (32 - 8 * width) << offset % 4 * 8;

	value <<= offset % 4 * 8;
	uint32_t *word = &functions[f].words[offset / 4];

	if (offset >= PCI_BAR && offset < PCI_CAPABILITIES &&
	    functions[f].words[1] & 3)
		machine_disturbed = true;
	*word = (*word & ~writable) | (value & writable);
}
