// SPDX-License-Identifier: BSD-3-Clause
// PCI: the input is what functions say of themselves, and what a driver asks.
#include "init.h"
#include "irq.h"
#include "pcidev.h"

#include <uk/errno.h>
#include <uk/pci.h>

static void ask_capabilities(const struct uk_pci_function *f)
{
	unsigned id = input_byte(), at = 0, count = 0;

	while ((at = uk_pci_capability(f, id, at))) {
		HOLDS(at >= 0x40 && at < 0x100 && at % 4 == 0);
		HOLDS(++count <= 48);
	}
}

static void ask_registers(const struct uk_pci_function *f)
{
	struct uk_pci_bar bar;
	unsigned n = input_byte();
	uint64_t offset = input_half(), bytes = input_byte() + 1ULL;
	int error = uk_pci_bar(f, n & 7, &bar);
	volatile char *regs = uk_pci_map(f, n >> 5, offset, bytes);

	HOLDS(error == -EINVAL || bar.bytes > 0 == !error);
	if (regs)
		regs[0] = regs[bytes - 1];
}

static void handle(void *arg)
{
	HOLDS(arg == handle && irq_masked > 0);
}

static void ask_interrupts(const struct uk_pci_function *f)
{
	unsigned count = uk_pci_msix_count(f), n = input_byte();
	int error = uk_pci_msix_attach(f, n, handle, (void *)handle);

	HOLDS(count <= 2048 && (error || n < count));
	(void)!uk_pci_irq_attach(f, handle, (void *)handle);
	io_interrupt();
}

static int probe(const struct uk_pci_function *f)
{
	static int errors[] = {0, -ENODEV, -EIO};

	uk_pci_enable(f);
	ask_capabilities(f);
	ask_registers(f);
	ask_interrupts(f);
	uk_pci_quiet(f);
	return errors[input_byte() % UK_ARRAY_LEN(errors)];
}

static const struct uk_pci_id ids[] = {{0x1af4, 0x1000}, {0x8086, 0x10d3}};
UK_PCI_DRIVER(fuzz, ids, probe);

int LLVMFuzzerTestOneInput(const uint8_t *input, size_t bytes)
{
	pcidev_begin(input, bytes);
	init_run();
	io_end();
	return 0;
}
