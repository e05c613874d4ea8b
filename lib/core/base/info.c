// SPDX-License-Identifier: BSD-3-Clause
// What the image knows of itself.
#include <uk/info.h>

#include "internal.h"

#include <uk/arch.h>
#include <uk/plat.h>

static uint64_t main_ticks;

void base_info_boot_done(void)
{
	main_ticks = uk_plat_ticks();
}

void uk_info_get(struct uk_info *info)
{
	info->version = UK_VERSION;
	info->platform = uk_plat_name;
	info->arch = uk_arch_name;
	info->memory_bytes = uk_boot_info()->memory_bytes;
}

uint64_t uk_info_boot_ns(void)
{
	uint64_t hz = uk_plat_ticks_hz();
	uint64_t end = main_ticks ? main_ticks : uk_plat_ticks();
	uint64_t ticks = end - uk_boot_info()->start_ticks;

	/* In two steps, or a boot of minutes would overflow. */
	return ticks / hz * 1000000000 + ticks % hz * 1000000000 / hz;
}
