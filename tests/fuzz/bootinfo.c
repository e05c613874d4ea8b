// SPDX-License-Identifier: BSD-3-Clause
// Regions, initrd and command line, whatever they were read from.
#include "bootinfo.h"

#include "memory.h"

#include <uk/arch.h>

static void check_region(const struct uk_boot_region *r)
{
	HOLDS(r->bytes > 0 && r->bytes <= UINTPTR_MAX - r->base);
	HOLDS(r->base % UK_ARCH_PAGE_SIZE == 0);
	HOLDS(r->bytes % UK_ARCH_PAGE_SIZE == 0);
}

static bool is_outside(const struct uk_boot_region *r, uint64_t base,
		       uint64_t bytes)
{
	return base >= r->base + r->bytes || base + bytes <= r->base;
}

void bootinfo_check(const struct uk_bootinfo *info, uint64_t start)
{
	uint64_t free = 0;

	HOLDS(info->region_count <= UK_BOOT_REGIONS);
	for (unsigned i = 0; i < info->region_count; i++) {
		const struct uk_boot_region *r = &info->regions[i];

		check_region(r);
		HOLDS(i == 0 || r->base >= r[-1].base + r[-1].bytes);
		HOLDS(is_outside(r, start, 1));
		free += r->bytes;
	}
	HOLDS(free <= info->memory_bytes);
	HOLDS(!info->initrd == !info->initrd_bytes);
}

void bootinfo_check_places(const struct uk_bootinfo *info)
{
	uintptr_t initrd = (uintptr_t)info->initrd;
	uintptr_t cmdline = (uintptr_t)info->cmdline;

	HOLDS(info->initrd_bytes <= UINTPTR_MAX - initrd);
	for (unsigned i = 0; initrd && i < info->region_count; i++)
		HOLDS(
		    is_outside(&info->regions[i], initrd, info->initrd_bytes));
	for (const char *c = NULL; cmdline && !(c && !*c); cmdline++) {
		c = memory_reach(cmdline, 1);
		HOLDS(c);
	}
}

void bootinfo_read(const struct uk_bootinfo *info)
{
	const volatile char *p = info->initrd;

	for (size_t i = 0; i < info->initrd_bytes; i++)
		(void)p[i];
	for (p = info->cmdline; p && *p; p++)
		;
}
