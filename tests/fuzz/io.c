// SPDX-License-Identifier: BSD-3-Clause
// A machine with devices: their registers, interrupts, and the time.
#include "io.h"

#include "irq.h"

#include <uk/errno.h>
#include <uk/io.h>
#include <uk/memory.h>
#include <uk/plat.h>

enum { MOST_MAPS = 10000, MOST_BYTES = 1 << 20, HANDLERS = 8 };

static void *maps[MOST_MAPS];
static unsigned map_count;
static struct handler {
	uk_plat_irq_fn *fn;
	void *arg;
} handlers[HANDLERS];
static unsigned handler_count;

/* Exactly what was asked for, so that the sanitizers see all beyond; aligned as
 * the physical address is. */
volatile void *uk_io_map(uint64_t phys, size_t bytes)
{
	size_t skip = phys & 15, given = input_byte();

	HOLDS(bytes > 0 && phys + (bytes - 1) >= phys);
	HOLDS(map_count < MOST_MAPS);
	if (bytes > MOST_BYTES)
		return NULL;
	char *p = __builtin_malloc(skip + bytes);

	maps[map_count++] = p;
	memset(p, 0, skip + bytes);
	input_bytes(p + skip, UK_MIN(bytes, given));
	return p + skip;
}

/* Old devices are told of pages by 32 bits. */
uint64_t uk_io_to_device(const void *p)
{
	return (uintptr_t)p & ((1ULL << 44) - 1);
}

int uk_plat_irq_attach(unsigned irq, uk_plat_irq_fn *fn, void *arg)
{
	HOLDS(irq < UINT16_MAX);
	if (handler_count == HANDLERS || input_byte() == 0xff)
		return -ENOSPC;
	handlers[handler_count++] = (struct handler){fn, arg};
	return 0;
}

void io_interrupt(void)
{
	if (!handler_count)
		return;
	const struct handler *h = &handlers[input_byte() % handler_count];

	irq_masked++;
	h->fn(h->arg);
	irq_masked--;
}

/* Whoever looks at it waits. */
uint64_t uk_plat_time_ns(void)
{
	static uint64_t now;

	return now += 10000000;
}

void io_end(void)
{
	while (map_count > 0)
		__builtin_free(maps[--map_count]);
	handler_count = 0;
	io_lies = false;
}
