// SPDX-License-Identifier: BSD-3-Clause
// The page tables: one to one, W^X, with holes where nothing may be touched
// (Intel SDM volume 3, 4.5).
#include "pc.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/errno.h>
#include <uk/memmap.h>
#include <uk/memory.h>
#include <uk/plat.h>

#define PAGE       UK_ARCH_PAGE_SIZE
#define LARGE_PAGE (2UL << 20)
#define PER_TABLE  512
#define GIB        (1UL << 30)
/* What one table of the third level maps. */
#define HIGHEST (512 * GIB)

#define ADDRESS_MASK 0x000ffffffffff000UL

/* From the linker script. */
extern char uk_text_start[], uk_text_end[], uk_rodata_end[], uk_image_end[];

static uint64_t no_execute; /* the bit, or 0 on a CPU without it */

/* Pages for tables, set aside: enough to split all of RAM into small pages, and
 * some for device registers. */
static uintptr_t spare, spare_end;

static uintptr_t ram_end;

static uint64_t *take_table(void)
{
	if (spare == spare_end)
		return NULL;
	void *table = (void *)spare;

	spare += PAGE;
	return memset(table, 0, PAGE);
}

static uint64_t *table_of(uint64_t entry)
{
	return (uint64_t *)(entry & ADDRESS_MASK);
}

/* The entry of the large page around `addr`; NULL if no table can be had. */
static uint64_t *large_entry(uintptr_t addr)
{
	uint64_t *pdpte = &pc_pdpt[addr / GIB];

	if (!*pdpte) {
		uint64_t *table = take_table();

		if (!table)
			return NULL;
		*pdpte = (uintptr_t)table | PC_PTE_PRESENT | PC_PTE_WRITE;
	}
	return &table_of(*pdpte)[addr / LARGE_PAGE % PER_TABLE];
}

/* Replaces a large page by `table` full of small ones that do the same. */
static void split(uint64_t *entry, uint64_t *table)
{
	for (unsigned i = 0; *entry && i < PER_TABLE; i++)
		table[i] = (*entry & ~(uint64_t)PC_PTE_LARGE) + i * PAGE;
	*entry = (uintptr_t)table | PC_PTE_PRESENT | PC_PTE_WRITE;
}

/* The entry of the small page around `addr`; NULL if no table can be had. */
static uint64_t *small_entry(uintptr_t addr)
{
	uint64_t *entry = large_entry(addr);

	if (!entry)
		return NULL;
	if (!*entry || *entry & PC_PTE_LARGE) {
		uint64_t *table = take_table();

		if (!table)
			return NULL;
		split(entry, table);
	}
	return &table_of(*entry)[addr / PAGE % PER_TABLE];
}

static uint64_t protection(unsigned prot)
{
	if (prot == UK_PLAT_NONE)
		return 0;
	return PC_PTE_PRESENT | (prot & UK_PLAT_WRITE ? PC_PTE_WRITE : 0) |
	       (prot & UK_PLAT_EXEC ? 0 : no_execute);
}

int uk_pc_paging_protect(uintptr_t addr, size_t bytes, unsigned prot)
{
	uint64_t bits = protection(prot);

	if (!UK_IS_ALIGNED(addr | bytes, PAGE) || addr > ram_end ||
	    bytes > ram_end - addr || prot > (UK_PLAT_READ | UK_PLAT_EXEC) ||
	    (prot & UK_PLAT_WRITE && prot & UK_PLAT_EXEC))
		return -EINVAL;
	for (uintptr_t end = addr + bytes; addr < end; addr += PAGE) {
		uint64_t *entry = small_entry(addr);

		if (!entry)
			return -ENOMEM;
		*entry = bits ? addr | bits : 0;
		__asm__ volatile("invlpg (%0)" ::"r"(addr) : "memory");
	}
	return 0;
}

volatile void *uk_pc_paging_map(uint64_t phys, size_t bytes)
{
	uint64_t end = phys + bytes;

	if (end < phys || end > HIGHEST)
		return NULL;
	for (uint64_t a = UK_ALIGN_DOWN(phys, LARGE_PAGE); a < end;
	     a += LARGE_PAGE) {
		uint64_t *entry = large_entry(a);

		if (!entry)
			return NULL;
		if (!*entry)
			*entry = a | PC_PTE_PRESENT | PC_PTE_WRITE |
				 PC_PTE_LARGE | PC_PTE_NO_CACHE | no_execute;
	}
	return (volatile void *)phys;
}

/* One for each large page of RAM beyond the first, which has pc_pt; one for
 * each GiB beyond the first; the rest for registers. They must be mapped
 * already. */
static void reserve_tables(struct uk_bootinfo *info)
{
	size_t count = ram_end / LARGE_PAGE - 1 + ram_end / GIB +
		       (ram_end > 4 * LARGE_PAGE ? 16 : 2);

	spare = uk_memmap_take(info, count * PAGE, GIB);
	if (!spare)
		uk_panic("pc: no memory for %zu page tables", count);
	spare_end = spare + count * PAGE;
}

/* What the page at `addr` may be used for. */
static uint64_t page_bits(uintptr_t addr)
{
	if (addr == 0 || addr == (uintptr_t)uk_stack_low - PAGE ||
	    addr == (uintptr_t)pc_trap_stack - PAGE)
		return protection(UK_PLAT_NONE);
	if (addr >= (uintptr_t)uk_text_start && addr < (uintptr_t)uk_text_end)
		return protection(UK_PLAT_EXEC);
	if (addr >= (uintptr_t)uk_text_end && addr < (uintptr_t)uk_rodata_end)
		return protection(UK_PLAT_READ);
	return protection(UK_PLAT_WRITE);
}

/* Whether the large page at `addr` has parts that differ. */
static bool is_mixed(uintptr_t addr)
{
	return addr == 0 || (addr < (uintptr_t)uk_image_end &&
			     addr + LARGE_PAGE > (uintptr_t)uk_text_start);
}

/* The tables in use become the final ones: each entry is replaced by one that
 * still allows what runs now, so no second set is needed. */
static void map_large(uintptr_t addr)
{
	uint64_t *entry = large_entry(addr);
	uint64_t *table = addr == 0 ? pc_pt : NULL;

	if (is_mixed(addr) && !table)
		table = take_table();
	if (!entry || (is_mixed(addr) && !table))
		uk_panic("pc: no memory for page tables");
	if (!table) {
		*entry = addr | PC_PTE_LARGE | protection(UK_PLAT_WRITE);
		return;
	}
	for (unsigned i = 0; i < PER_TABLE; i++) {
		uint64_t bits = page_bits(addr + i * PAGE);

		table[i] = bits ? (addr + i * PAGE) | bits : 0;
	}
	*entry = (uintptr_t)table | PC_PTE_PRESENT | PC_PTE_WRITE;
}

/* Free memory, image and initrd end here; the last may lie above all others. */
static uintptr_t last_used(struct uk_bootinfo *info)
{
	uintptr_t end = (uintptr_t)info->initrd + info->initrd_bytes;

	if (end > HIGHEST || end < info->initrd_bytes) {
		info->initrd = NULL;
		info->initrd_bytes = 0;
		end = 0;
	}
	end = UK_MAX(end, uk_memmap_end(info));
	return UK_MAX(end, (uintptr_t)uk_image_end);
}

void uk_pc_paging_init(struct uk_bootinfo *info)
{
	uint32_t cpuid[4];

	pc_cpuid(0x80000001, cpuid);
	no_execute = cpuid[PC_EDX] & 1 << 20 ? 1ULL << 63 : 0;
	if (uk_memmap_end(info) > HIGHEST)
		uk_memmap_remove(info, HIGHEST, UINT64_MAX);
	ram_end = UK_ALIGN_UP(last_used(info), LARGE_PAGE);
	reserve_tables(info);
	for (uintptr_t a = 0; a < ram_end; a += LARGE_PAGE)
		map_large(a);
	for (uintptr_t a = ram_end; a < GIB; a += LARGE_PAGE)
		pc_pd[a / LARGE_PAGE] = 0;
	__asm__ volatile("mov %0, %%cr3" ::"r"(pc_pml4) : "memory");
}
