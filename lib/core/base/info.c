// SPDX-License-Identifier: BSD-3-Clause
// What the image knows of itself.
#include <uk/info.h>

#include "internal.h"

#include <uk/arch.h>
#include <uk/plat.h>

static uint64_t main_ticks;

void info_boot_done(void)
{
	main_ticks = uk_plat_ticks();
}

void uk_info_get(struct uk_info *info)
{
	const struct uk_bootinfo *boot = uk_boot_info();
	uint64_t hz = uk_plat_ticks_hz();
	uint64_t ticks = main_ticks - boot->start_ticks;

	info->version = UK_VERSION;
	info->platform = uk_plat_name;
	info->arch = uk_arch_name;
	info->memory_bytes = boot->memory_bytes;
	/* In two steps, or a boot of minutes would overflow. */
	info->boot_ns = ticks / hz * 1000000000 + ticks % hz * 1000000000 / hz;
}
