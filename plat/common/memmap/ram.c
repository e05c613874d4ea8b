// SPDX-License-Identifier: BSD-3-Clause
// What is RAM, as far as anybody uses it: the rest of the address space may be
// registers, tables of the firmware, or nothing.
#include <uk/memmap.h>

#include <uk/arch.h>
#include <uk/assert.h>

#define PAGE UK_ARCH_PAGE_SIZE

struct uk_memmap_range uk_memmap_ram[UK_BOOT_REGIONS + 3];
unsigned uk_memmap_ram_count;

void uk_memmap_remove_image(struct uk_bootinfo *info)
{
	uk_memmap_remove(info, 0, PAGE);
	uk_memmap_remove(info, (uintptr_t)uk_text_start,
			 (uintptr_t)uk_image_end);
}

static void add_ram(uintptr_t base, uintptr_t end)
{
	uk_memmap_ram[uk_memmap_ram_count++] = (struct uk_memmap_range){
	    UK_ALIGN_DOWN(base, PAGE), UK_ALIGN_UP(end, PAGE)};
}

bool uk_memmap_ram_touches(uintptr_t base, uintptr_t end)
{
	for (unsigned i = 0; i < uk_memmap_ram_count; i++)
		if (uk_memmap_ram[i].base < end && uk_memmap_ram[i].end > base)
			return true;
	return false;
}

/* The end of the RAM that holds `addr`; `addr` if none does. */
static uintptr_t end_of_ram(uintptr_t addr)
{
	for (unsigned i = 0; i < uk_memmap_ram_count; i++)
		if (uk_memmap_ram[i].base <= addr &&
		    uk_memmap_ram[i].end > addr)
			return uk_memmap_ram[i].end;
	return addr;
}

bool uk_memmap_ram_is(uintptr_t base, uintptr_t end)
{
	while (base < end) {
		uintptr_t next = end_of_ram(base);

		if (next == base)
			return false;
		base = next;
	}
	return true;
}

void uk_memmap_ram_init(struct uk_bootinfo *info, uint64_t limit)
{
	uintptr_t initrd = (uintptr_t)info->initrd;
	uintptr_t cmdline = (uintptr_t)info->cmdline;
	size_t n = 0;

	if (uk_memmap_end(info) > limit)
		uk_memmap_remove(info, limit, UINT64_MAX);
	for (unsigned i = 0; i < info->region_count; i++)
		add_ram(info->regions[i].base,
			info->regions[i].base + info->regions[i].bytes);
	add_ram((uintptr_t)uk_text_start, (uintptr_t)uk_image_end);
	if (cmdline && cmdline < PAGE)
		uk_panic("memmap: the command line lies in page zero, which"
			 " stays unmapped");
	while (cmdline && info->cmdline[n])
		n++;
	add_ram(cmdline, cmdline ? cmdline + n + 1 : 0);
	if (info->initrd_bytes > limit || initrd > limit - info->initrd_bytes)
		uk_panic("memmap: the initrd lies beyond %#llx",
			 (unsigned long long)limit);
	add_ram(initrd, initrd + info->initrd_bytes);
}
