// SPDX-License-Identifier: BSD-3-Clause
// Intel's controllers: the input is what one does, and what a stack asks.
#include "../../lib/net/e1000/e1000.h"

#include "heap.h"
#include "irq.h"
#include "netuse.h"

#include <uk/memory.h>
#include <uk/plat.h>

extern const struct uk_pci_driver uk_pci_driver_start[];

static uint8_t mode; /* the first byte of the input */

enum {
	NO_RESET = 1,
	NO_WORDS = 2,
	GONE = 4,
	EXPRESS = 8,
	NO_IRQ = 16,
	NO_MAP = 32,
	HAS_MAC = 64,
};

static char regs[REGS_BYTES] UK_ALIGNED(16);
static uk_plat_irq_fn *handler;
static void *handler_arg;

static uint64_t now;

static uint32_t get(unsigned reg)
{
	uint32_t value;

	memcpy(&value, regs + reg, sizeof(value));
	return value;
}

static void set(unsigned reg, uint32_t value)
{
	memcpy(regs + reg, &value, sizeof(value));
}

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

/* Whoever looks at the time waits for the controller. */
uint64_t uk_plat_time_ns(void)
{
	if (!(mode & NO_RESET))
		set(CTRL, get(CTRL) & ~CTRL_RESET);
	if (!(mode & NO_WORDS))
		set(EERD, (uint32_t)input_byte() << 17 | 1 << 1 | 1 << 4);
	return now += 1000000;
}

volatile void *uk_pci_map(const struct uk_pci_function *function, unsigned n,
			  uint64_t offset, uint64_t bytes)
{
	(void)function;
	HOLDS(n == 0 && offset == 0 && bytes == REGS_BYTES);
	return mode & NO_MAP ? NULL : regs;
}

int uk_pci_irq_attach(const struct uk_pci_function *function,
		      uk_plat_irq_fn *fn, void *arg)
{
	(void)function;
	handler = fn;
	handler_arg = arg;
	return mode & NO_IRQ ? -ENOENT : 0;
}

void uk_pci_enable(const struct uk_pci_function *function)
{
	(void)function;
}

void uk_pci_quiet(const struct uk_pci_function *function)
{
	(void)function;
}

static void *ring(unsigned low)
{
	return (void *)(uintptr_t)(get(low) | (uint64_t)get(low + 4) << 32);
}

/* Any descriptor may say anything; what it has of memory is written. */
static void receives(unsigned index)
{
	struct e1000_in_desc *d = (struct e1000_in_desc *)ring(RDBAL) + index;

	d->status = input_byte();
	d->errors = input_byte() & input_byte();
	d->bytes = (uint16_t)(input_byte() << 8 | input_byte());
	if (index == get(RDH) && index != get(RDT)) {
		memset((void *)(uintptr_t)d->addr, input_byte(), 2048);
		set(RDH, (index + 1) % RING);
	}
}

/* All memory that a descriptor has must be there until it is done. */
static void sends(void)
{
	struct e1000_out_desc *d = ring(TDBAL);
	uint64_t sum = 0;

	for (unsigned i = get(TDH); i != get(TDT); i = (i + 1) % RING) {
		const uint8_t *p = (void *)(uintptr_t)d[i].addr;
		unsigned bytes = d[i].command & 0xfffff;

		for (unsigned n = 0; d[i].command & OUT_DATA && n < bytes; n++)
			sum += p[n];
		if (d[i].command & OUT_REPORT)
			d[i].status |= OUT_DONE;
	}
	HOLDS(sum <= 255ULL * RING * PIECE_BYTES);
	set(TDH, get(TDT));
}

static void act(void)
{
	uint8_t what = input_byte();

	switch (what & 7) {
	case 0:
	case 1:
		receives(get(RDH));
		break;
	case 2:
		receives(input_byte() % RING);
		break;
	case 3:
		sends();
		break;
	case 4:
		((struct e1000_out_desc *)ring(TDBAL))[input_byte() % RING]
		    .status = UINT32_MAX;
		break;
	case 5:
		set(STATUS, what);
		mode ^= what >> 7; /* NO_RESET, when it is opened again */
		break;
	default:
		set(ICR, what == 0xff ? UINT32_MAX : input_byte());
		irq_masked++;
		handler(handler_arg);
		irq_masked--;
	}
}

static void begin(const uint8_t *data, size_t bytes)
{
	const struct uk_pci_driver *driver = uk_pci_driver_start;
	struct uk_pci_function function = {.vendor = 0x8086};

	input_begin(data, bytes);
	mode = input_byte();
	memset(regs, 0, sizeof(regs));
	e1000_cuts = true;
	function.device = mode & EXPRESS ? 0x10d3 : 0x100e;
	if (mode & GONE)
		set(STATUS, UINT32_MAX);
	if (mode & HAS_MAC)
		set(RAL0, 0x02), set(RAH0, RAH_VALID);
	heap_grant(mode & 128 ? input_byte() & 7 : -1);
	HOLDS(driver->probe(&function) <= 0);
	heap_grant(-1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	begin(data, bytes);
	struct uk_netdev *net = netuse_last();

	if (net)
		netuse_run(net, act);
	heap_end();
	return 0;
}
