// SPDX-License-Identifier: BSD-3-Clause
// What is RAM, as far as anybody uses it: the rest of the address space may be
// registers, tables of the firmware, or nothing.
#include "pc.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/memmap.h>

#define PAGE UK_ARCH_PAGE_SIZE

/* From the linker script. */
extern char uk_text_start[], uk_image_end[];

struct pc_range pc_ram[UK_BOOT_REGIONS + 3];
unsigned pc_ram_count;

static void add_ram(uintptr_t base, uintptr_t end)
{
	pc_ram[pc_ram_count++] = (struct pc_range){UK_ALIGN_DOWN(base, PAGE),
						   UK_ALIGN_UP(end, PAGE)};
}

bool pc_ram_touches(uintptr_t base, uintptr_t end)
{
	for (unsigned i = 0; i < pc_ram_count; i++)
		if (pc_ram[i].base < end && pc_ram[i].end > base)
			return true;
	return false;
}

/* The end of the RAM that holds `addr`; `addr` if none does. */
static uintptr_t end_of_ram(uintptr_t addr)
{
	for (unsigned i = 0; i < pc_ram_count; i++)
		if (pc_ram[i].base <= addr && pc_ram[i].end > addr)
			return pc_ram[i].end;
	return addr;
}

bool pc_ram_is(uintptr_t base, uintptr_t end)
{
	while (base < end) {
		uintptr_t next = end_of_ram(base);

		if (next == base)
			return false;
		base = next;
	}
	return true;
}

void pc_ram_init(struct uk_bootinfo *info)
{
	uintptr_t initrd = (uintptr_t)info->initrd;
	uintptr_t cmdline = (uintptr_t)info->cmdline;
	size_t n = 0;

	if (uk_memmap_end(info) > PC_HIGHEST)
		uk_memmap_remove(info, PC_HIGHEST, UINT64_MAX);
	for (unsigned i = 0; i < info->region_count; i++)
		add_ram(info->regions[i].base,
			info->regions[i].base + info->regions[i].bytes);
	add_ram((uintptr_t)uk_text_start, (uintptr_t)uk_image_end);
	while (cmdline && info->cmdline[n])
		n++;
	add_ram(cmdline, cmdline ? cmdline + n + 1 : 0);
	if (info->initrd_bytes > PC_HIGHEST ||
	    initrd > PC_HIGHEST - info->initrd_bytes)
		uk_panic("pc: the initrd lies beyond 512 GiB");
	add_ram(initrd, initrd + info->initrd_bytes);
}
