// SPDX-License-Identifier: BSD-3-Clause
// Intel's controllers: the input is what one does, and what a stack asks.
#include "../../lib/net/e1000/e1000.h"

#include "heap.h"
#include "memory.h"

#include <uk/memory.h>
#include <uk/plat.h>

extern const struct uk_pci_driver uk_pci_driver_start[];

static const uint8_t *input;
static size_t left;
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

static struct packet {
	struct uk_netdev_buf parts[3];
	char memory[3][9000];
	unsigned out; /* parts that the device has */
} packets[8];

static struct uk_netdev *net;
static struct uk_netdev_buf *kept; /* received, and not yet freed */
static bool is_open;
static unsigned masked;
static uint64_t now;

static uint8_t byte(void)
{
	if (!left)
		return 0;
	left--;
	return *input++;
}

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

unsigned long uk_plat_irq_save(void)
{
	return masked++;
}

void uk_plat_irq_restore(unsigned long flags)
{
	HOLDS(--masked == flags);
}

/* Whoever looks at the time waits for the controller. */
uint64_t uk_plat_time_ns(void)
{
	if (!(mode & NO_RESET))
		set(CTRL, get(CTRL) & ~CTRL_RESET);
	if (!(mode & NO_WORDS))
		set(EERD, (uint32_t)byte() << 17 | 1 << 1 | 1 << 4);
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

	d->status = byte();
	d->errors = byte() & byte();
	d->bytes = (uint16_t)(byte() << 8 | byte());
	if (index == get(RDH) && index != get(RDT)) {
		memset((void *)(uintptr_t)d->addr, byte(), 2048);
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
	uint8_t what = byte();

	switch (what & 7) {
	case 0:
	case 1:
		receives(get(RDH));
		break;
	case 2:
		receives(byte() % RING);
		break;
	case 3:
		sends();
		break;
	case 4:
		((struct e1000_out_desc *)ring(TDBAL))[byte() % RING].status =
		    UINT32_MAX;
		break;
	case 5:
		set(STATUS, byte());
		break;
	default:
		set(ICR, what == 0xff ? UINT32_MAX : byte());
		masked++;
		handler(handler_arg);
		masked--;
	}
}

static void sent(struct uk_netdev_buf *buf)
{
	for (unsigned i = 0; i < UK_ARRAY_LEN(packets); i++)
		for (unsigned p = 0; p < 3; p++)
			if (&packets[i].parts[p] == buf) {
				HOLDS(packets[i].out & 1U << p);
				packets[i].out &= ~(1U << p);
				return;
			}
	HOLDS(false);
}

static void wake(struct uk_netdev *dev, unsigned queue)
{
	HOLDS(dev == net && queue == 0 && is_open);
}

static void send(uint8_t shape)
{
	struct packet *p = &packets[shape >> 4 & 7];
	struct uk_netdev_todo todo = {
	    .checksum = shape & 128,
	    .checksum_start = byte(),
	    .checksum_offset = byte() & 31,
	    .cut = byte() % 3,
	    .segment_bytes = byte(),
	    .header_bytes = byte(),
	};
	unsigned parts = byte() % 3 + 1U;

	if (p->out)
		return;
	for (unsigned i = 0; i < parts; i++)
		p->parts[i] = (struct uk_netdev_buf){
		    .next = i + 1 < parts ? &p->parts[i + 1] : NULL,
		    .data = p->memory[i],
		    .bytes = byte() * 35U,
		    .free = sent,
		};
	p->memory[0][12] = (char)(byte() & 1 ? 0x81 : 8);
	p->out = (1U << parts) - 1;
	int error = uk_netdev_send(net, 0, p->parts, &todo);

	HOLDS(error == 0 || error == -EAGAIN || error == -EINVAL ||
	      error == -EIO);
	if (error)
		p->out = 0;
}

static void receive(bool keeps)
{
	struct uk_netdev_todo todo;
	struct uk_netdev_buf *packet = uk_netdev_receive(net, 0, &todo);
	uint64_t sum = 0;

	if (!packet)
		return;
	HOLDS(!packet->next && packet->bytes >= 14 && packet->bytes <= 2048);
	for (uint32_t i = 0; i < packet->bytes; i++)
		sum += ((uint8_t *)packet->data)[i];
	HOLDS(sum <= 255ULL * packet->bytes);
	if (keeps) {
		packet->next = kept;
		kept = packet;
	} else {
		uk_netdev_free(packet);
	}
}

static void give_back(void)
{
	uk_netdev_free(kept);
	kept = NULL;
}

static void stop(void)
{
	uk_netdev_close(net);
	is_open = false;
	for (unsigned i = 0; i < UK_ARRAY_LEN(packets); i++)
		HOLDS(!packets[i].out);
}

static void start(void)
{
	net->wake = wake;
	is_open = true;
	is_open = uk_netdev_open(net, 1, byte()) == 0;
	HOLDS(!is_open || uk_netdev_open(net, 1, 0) == -EINVAL);
}

static void drive(uint8_t what)
{
	switch (what & 7) {
	case 0:
	case 1:
		receive(what & 1);
		break;
	case 2:
		uk_netdev_push(net, 0);
		break;
	case 3:
		(void)uk_netdev_listen(net, 0);
		break;
	case 4:
	case 5:
		act();
		break;
	case 6:
		give_back();
		break;
	default:
		send(what);
	}
}

static void begin(const uint8_t *data, size_t bytes)
{
	const struct uk_pci_driver *driver = uk_pci_driver_start;
	struct uk_pci_function function = {.vendor = 0x8086};

	input = data;
	left = bytes;
	mode = byte();
	memset(regs, 0, sizeof(regs));
	function.device = mode & EXPRESS ? 0x10d3 : 0x100e;
	if (mode & GONE)
		set(STATUS, UINT32_MAX);
	if (mode & HAS_MAC)
		set(RAL0, 0x02), set(RAH0, RAH_VALID);
	heap_grant(mode & 128 ? byte() & 7 : -1);
	HOLDS(driver->probe(&function) <= 0);
	heap_grant(-1);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t bytes)
{
	begin(data, bytes);
	net = uk_netdev_next(NULL);
	while (net && left) {
		uint8_t what = byte();

		if (what == 0xff)
			stop();
		else if (is_open)
			drive(what);
		else
			heap_grant(what & 8 ? -1 : (what & 7)),
			    mode ^= byte() & 1, start();
	}
	give_back();
	if (net) {
		stop();
		uk_list_remove(&net->link);
	}
	heap_end();
	return 0;
}
