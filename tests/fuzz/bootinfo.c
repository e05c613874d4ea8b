// SPDX-License-Identifier: BSD-3-Clause
// Regions, initrd and command line, whatever was read.
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
	uintptr_t initrd = (uintptr_t)info->initrd;
	uint64_t free = 0;

	HOLDS(info->region_count <= UK_BOOT_REGIONS);
	for (unsigned i = 0; i < info->region_count; i++) {
		const struct uk_boot_region *r = &info->regions[i];

		check_region(r);
		HOLDS(i == 0 || r->base >= r[-1].base + r[-1].bytes);
		HOLDS(is_outside(r, start, 1));
		HOLDS(!initrd || is_outside(r, initrd, info->initrd_bytes));
		free += r->bytes;
	}
	HOLDS(free <= info->memory_bytes);
	HOLDS(!initrd == !info->initrd_bytes);
	HOLDS(info->initrd_bytes <= UINTPTR_MAX - initrd);
	const char *end = NULL;

	for (uint64_t at = (uintptr_t)info->cmdline; at; at++) {
		end = memory_reach(at, 1);
		HOLDS(end);
		if (!*end)
			break;
	}
}
