// SPDX-License-Identifier: BSD-3-Clause
// The start of a board: from the loader's device tree or tags to uk_start.
#include "bare.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/atags.h>
#include <uk/devtree.h>
#include <uk/memmap.h>
#include <uk/memory.h>
#include <uk/plat.h>

const char uk_plat_name[] = "bare";

static struct uk_bootinfo bootinfo;

/* Loaders leave what they say in page zero, too, which will be unmapped: as
 * much as a device tree may well take is moved. */
static char moved[64 << 10] UK_ALIGNED(8);

static const char *read_loader(uint64_t phys)
{
	struct uk_fdt fdt;
	const void *at = uk_arm_paging_reach(phys, UK_FDT_HEADER_BYTES);

	if (at && uk_fdt_total_bytes(at))
		return uk_devtree_read(&bootinfo, &fdt, phys,
				       uk_arm_paging_reach);
	return uk_atags_read(&bootinfo, phys, uk_arm_paging_reach);
}

static const char *read_page_zero(uint64_t phys)
{
	const void *at = uk_arm_paging_reach(phys, sizeof(moved));

	if (!at)
		return "page zero cannot be read";
	memcpy(moved, at, sizeof(moved));
	if (uk_fdt_used_bytes(moved) > sizeof(moved))
		return "the device tree in page zero is larger than 64 KiB";
	return read_loader((uintptr_t)moved);
}

void uk_arm_start(unsigned long info)
{
	bootinfo.start_ticks = uk_plat_ticks();
	uk_board_console_init();
	const char *error =
	    info < UK_ARCH_PAGE_SIZE ? read_page_zero(info) : read_loader(info);

	if (error)
		uk_panic("bare: %s", error);
	uk_memmap_remove_image(&bootinfo);
	uk_arm_paging_init(&bootinfo);
	uk_board_init();
	uk_start(&bootinfo);
}
