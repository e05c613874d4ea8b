// SPDX-License-Identifier: BSD-3-Clause
// The high precision event timer, as a counter (IA-PC HPET Specification 1.0a,
// 2.3).
#include "chipset.h"

#include <uk/io.h>

enum { CAPABILITIES = 0x000, PERIOD = 0x004, CONFIG = 0x010, COUNT = 0x0f0 };
enum { REGISTER_BYTES = 1024 };

static volatile char *hpet;
static uint32_t started;

static volatile uint32_t *reg(unsigned at)
{
	return (volatile uint32_t *)(hpet + at);
}

static uint32_t count(void)
{
	return *reg(COUNT);
}

/* It may be in use: it goes on counting from where it is. */
static void start(void)
{
	enum { ENABLE = 1 << 0 };

	*reg(CONFIG) |= ENABLE;
	started = count();
}

static bool read(uint64_t *ticks)
{
	*ticks = count() - started;
	return true;
}

const struct chipset_counter *chipset_hpet_counter(void)
{
	static struct chipset_counter counter = {.start = start, .read = read};
	const uint64_t fs_per_second = 1000000000000000;
	/* Slower than 10 MHz it is none (2.3.4); faster than 10 GHz it lies. */
	enum { LONGEST = 100000000, SHORTEST = 100000 };

	if (!hpet) {
		uint64_t phys =
		    uk_acpi_hpet(uk_acpi_find(chipset_acpi(), "HPET"));

		hpet = phys ? uk_io_map(phys, REGISTER_BYTES) : NULL;
	}
	uint32_t period = hpet ? *reg(PERIOD) : 0;

	if (period < SHORTEST || period > LONGEST)
		return NULL;
	counter.hz = fs_per_second / period;
	return &counter;
}
