// SPDX-License-Identifier: BSD-3-Clause
// The input of a fuzzer as PCI's configuration space and ports.
#include "pcidev.h"

#include <uk/errno.h>
#include <uk/io_pci.h>
#include <uk/memory.h>

enum { FUNCTIONS = 3, BYTES = 256, BAR = 0x10, BARS = 6, PORTS = 0xc000 };

static struct function {
	uint32_t number;
	uint8_t config[BYTES];
	uint8_t shifts[BARS]; /* of what a base address register stands for */
} functions[FUNCTIONS];

static uint8_t ports[1 << 16];

/* Of the last one there is as much as there is input. */
void pcidev_begin(const uint8_t *input, size_t bytes)
{
	input_begin(input, bytes);
	memset(functions, 0, sizeof(functions));
	memset(ports, 0, sizeof(ports));
	io_lies = input_byte() & 1;
	for (unsigned i = 0; i < FUNCTIONS; i++) {
		struct function *f = &functions[i];
		size_t size = input_byte();

		f->number = i ? input_half() : 0;
		input_bytes(f->shifts, sizeof(f->shifts));
		memset(f->config, size ? 0 : 0xff, sizeof(f->config));
		input_bytes(f->config, size);
	}
	/* Where the first function has some, as a rule. */
	if (functions[0].config[BAR] & 1)
		input_bytes(ports + PORTS, 32);
}

static struct function *find(uint32_t number)
{
	for (unsigned i = 0; i < FUNCTIONS; i++)
		if (functions[i].number == number)
			return &functions[i];
	return NULL;
}

static void check_place(uint32_t number, unsigned offset, unsigned width)
{
	HOLDS(number <= UINT16_MAX && offset % width == 0);
	HOLDS(offset + width <= UK_IO_PCI_CONFIG_BYTES);
}

uint32_t uk_io_pci_read(uint32_t number, unsigned offset, unsigned width)
{
	const struct function *f = find(number);
	uint32_t value = UINT32_MAX;

	check_place(number, offset, width);
	if (f && offset + width <= BYTES)
		memcpy(&value, f->config + offset, width);
	return value & UINT32_MAX >> (32 - 8 * width);
}

/* All but who it is sticks, and the low bits of addresses. */
void uk_io_pci_write(uint32_t number, unsigned offset, unsigned width,
		     uint32_t value)
{
	struct function *f = find(number);
	unsigned bar = (offset - BAR) / 4;

	check_place(number, offset, width);
	if (!f || offset < 4 || offset + width > BYTES)
		return;
	if (offset >= BAR && bar < BARS) {
		uint32_t fixed = (1U << (f->shifts[bar] & 31)) - 1;

		value = (value & ~fixed) |
			(uk_io_pci_read(number, offset, 4) & fixed & 15);
	}
	memcpy(f->config + offset, &value, width);
}

/* Whether a function said that these ports are its own. */
static bool is_ours(uint32_t port, unsigned width)
{
	for (unsigned i = 0; i < FUNCTIONS; i++)
		for (unsigned bar = 0; bar < BARS; bar++) {
			const struct function *f = &functions[i];
			uint32_t base;

			memcpy(&base, f->config + BAR + 4 * bar, 4);
			uint64_t bytes = 1ULL << UK_MAX(f->shifts[bar] & 31, 2);

			if (base & 1 && port >= (base & ~3U) &&
			    port + width <= (base & ~3U) + bytes)
				return true;
		}
	return false;
}

uint32_t uk_io_pci_port_read(uint16_t port, unsigned width)
{
	uint32_t value = 0;

	HOLDS(port % width == 0 && is_ours(port, width));
	memcpy(&value, ports + port, width);
	if (io_lies && (input_byte() & 15) == 15)
		value = input_word() >> (32 - 8 * width);
	return value;
}

void uk_io_pci_port_write(uint16_t port, unsigned width, uint32_t value)
{
	HOLDS(port % width == 0 && is_ours(port, width));
	memcpy(ports + port, &value, width);
}

int uk_io_pci_message(struct uk_io_pci_message *message)
{
	*message = (struct uk_io_pci_message){0x1fee00000, 77, 42};
	return input_byte() == 0xff ? -ENOSPC : 0;
}
