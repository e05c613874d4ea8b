// SPDX-License-Identifier: BSD-3-Clause
// The controller's side of the rings, by its manual.
#include "played.h"

#include <uk/arch.h>
#include <uk/io_pci.h>
#include <uk/memory.h>
#include <uk/pages.h>
#include <uk/palloc.h>
#include <uk/test.h>

static struct e1000 controller;
static char regs[REGS_BYTES] UK_ALIGNED(16);
struct e1000 *played = &controller;

uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p;
}

/* Nobody looks for the card: its rings alone are tested. */
volatile void *uk_io_map(uint64_t phys, size_t bytes)
{
	(void)phys;
	(void)bytes;
	return NULL;
}

uint32_t uk_io_pci_read(uint32_t function, unsigned offset, unsigned width)
{
	(void)function;
	(void)offset;
	(void)width;
	return UINT32_MAX;
}

void uk_io_pci_write(uint32_t function, unsigned offset, unsigned width,
		     uint32_t value)
{
	(void)function;
	(void)offset;
	(void)width;
	(void)value;
}

static void *memory(uint64_t addr)
{
	return (void *)(uintptr_t)addr;
}

static void *ring(unsigned low)
{
	return memory(e1000_read(played, low) |
		      (uint64_t)e1000_read(played, low + 4) << 32);
}

void played_begin(void)
{
	static char arena[128 * UK_ARCH_PAGE_SIZE] UK_ALIGNED(
	    1UL << UK_ARCH_PAGE_SHIFT);
	struct uk_palloc_stats stats;

	uk_palloc_stats(&stats);
	if (!stats.total_pages)
		uk_pages.add(arena, sizeof(arena) / UK_ARCH_PAGE_SIZE);
	played->regs = regs;
	played->is_open = true;
	played->net.mtu = 1500;
	played->net.abilities = UK_NETDEV_CHECKSUM | UK_NETDEV_CHECKED |
				UK_NETDEV_CUT4 | UK_NETDEV_CUT6;
	played->net.stats = (struct uk_netdev_stats){0};
	played->in.pool.most = CONFIG_E1000_BUFFERS;
	UK_EXPECT_INT(e1000_out_start(played), ==, 0);
	UK_EXPECT_INT(e1000_in_start(played), ==, 0);
}

void played_end(void)
{
	e1000_in_stop(played);
	e1000_out_stop(played);
}

bool played_arrives(unsigned number, unsigned bytes, unsigned status,
		    unsigned errors)
{
	unsigned head = e1000_read(played, RDH);
	struct e1000_in_desc *d = (struct e1000_in_desc *)ring(RDBAL) + head;

	if (head == e1000_read(played, RDT))
		return false;
	memset(memory(d->addr), (int)(number % 251),
	       UK_MIN(bytes, UK_NETDEV_POOL_BYTES));
	d->bytes = (uint16_t)bytes;
	d->errors = (uint8_t)errors;
	d->status = (uint8_t)status;
	e1000_write(played, RDH, (head + 1) % RING);
	return true;
}

static void append(struct played_frame *f, const struct e1000_out_desc *d)
{
	unsigned bytes = d->command & 0xfffff;

	UK_EXPECT_INT(f->bytes + bytes, <=, PLAYED_MOST);
	memcpy(f->data + f->bytes, memory(d->addr), bytes);
	f->bytes += bytes;
}

bool played_sends(struct played_frame *f)
{
	static struct e1000_out_desc context;
	unsigned head = e1000_read(played, TDH);
	struct e1000_out_desc *d;

	f->bytes = f->descs = 0;
	while (head != e1000_read(played, TDT)) {
		d = (struct e1000_out_desc *)ring(TDBAL) + head;
		head = (head + 1) % RING;
		e1000_write(played, TDH, head);
		f->descs++;
		if (d->command & OUT_DATA)
			append(f, d);
		else
			context = *d;
		if (d->command & OUT_REPORT)
			d->status |= OUT_DONE;
		if (!(d->command & OUT_DATA) || !(d->command & OUT_END))
			continue;
		f->context = context;
		f->last = *d;
		return true;
	}
	return false;
}
