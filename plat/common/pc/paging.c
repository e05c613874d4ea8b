// SPDX-License-Identifier: BSD-3-Clause
// The page tables: one to one, W^X, with holes where nothing may be touched
// (Intel SDM volume 3, 4.5).
#include "pc.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/memmap.h>
#include <uk/paging.h>
#include <uk/plat.h>
#include <uk/print.h>

#define PAGE         UK_ARCH_PAGE_SIZE
#define LARGE_PAGE   (2UL << 20)
#define PER_TABLE    512
#define GIB          (1UL << 30)
#define ADDRESS_MASK 0x000ffffffffff000UL

static uint64_t no_execute; /* the bit, or 0 on a CPU without it */

const uint64_t uk_paging_limit = PC_HIGHEST;

static uint64_t *table_of(uint64_t entry)
{
	return (uint64_t *)(entry & ADDRESS_MASK);
}

/* The entry of the large page around `addr`; NULL if no table can be had. */
static uint64_t *large_entry(uintptr_t addr)
{
	uint64_t *pdpte = &pc_pdpt[addr / GIB];

	if (!*pdpte) {
		uint64_t *table = uk_paging_take(PAGE);

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
		uint64_t *table = uk_paging_take(PAGE);

		if (!table)
			return NULL;
		split(entry, table);
	}
	return &table_of(*entry)[addr / PAGE % PER_TABLE];
}

static bool find_no_execute(void)
{
	uint32_t cpuid[4];

	uk_pc_cpuid(0x80000001, cpuid);
	if (cpuid[UK_PC_EDX] & 1 << 20)
		no_execute = 1ULL << 63;
	return no_execute;
}

static uint64_t protection(unsigned prot)
{
	if (prot == UK_PLAT_NONE)
		return 0;
	return PC_PTE_PRESENT | (prot & UK_PLAT_WRITE ? PC_PTE_WRITE : 0) |
	       (prot & UK_PLAT_EXEC ? 0 : no_execute);
}

/* Has the small page at `addr` be `entry`; false if no table can be had. */
static bool set_page(uintptr_t addr, uint64_t entry)
{
	uint64_t *e = small_entry(addr);

	if (!e)
		return false;
	*e = entry;
	__asm__ volatile("invlpg (%0)" ::"r"(addr) : "memory");
	return true;
}

bool uk_paging_protect_page(uintptr_t addr, unsigned prot)
{
	uint64_t bits = protection(prot);

	return set_page(addr, bits ? addr | bits : 0);
}

bool uk_paging_remove_page(uintptr_t addr)
{
	return set_page(addr, PC_PTE_REMOVED);
}

bool uk_paging_is_removed(uintptr_t addr)
{
	const uint64_t *entry = large_entry(addr);

	return entry && *entry && !(*entry & PC_PTE_LARGE) &&
	       table_of(*entry)[addr / PAGE % PER_TABLE] == PC_PTE_REMOVED;
}

/* Uncached: with the large page around it where that is free, else alone. */
bool uk_paging_map_page(uintptr_t addr)
{
	const uint64_t bits = protection(UK_PLAT_WRITE) | PC_PTE_NO_CACHE;
	const uint64_t all = PC_PTE_LARGE | PC_PTE_NO_CACHE;
	uint64_t *entry = large_entry(addr);

	if (entry && !*entry)
		*entry = UK_ALIGN_DOWN(addr, LARGE_PAGE) | bits | PC_PTE_LARGE;
	return entry && ((*entry & all) == all || set_page(addr, addr | bits));
}

bool uk_paging_share_page(uintptr_t addr)
{
	if (!no_execute)
		find_no_execute();
	const uint64_t bits = protection(UK_PLAT_WRITE);
	uint64_t *entry = large_entry(addr);

	if (entry && !*entry)
		*entry = UK_ALIGN_DOWN(addr, LARGE_PAGE) | bits | PC_PTE_LARGE;
	return entry && (*entry & PC_PTE_LARGE || set_page(addr, addr | bits));
}

/* Has the page at `addr` be there to read. */
static bool map_table(uintptr_t addr)
{
	uint64_t *entry = large_entry(addr);

	if (!entry)
		return false;
	if (!*entry)
		*entry = UK_ALIGN_DOWN(addr, LARGE_PAGE) | PC_PTE_LARGE |
			 protection(UK_PLAT_READ);
	if (*entry & PC_PTE_LARGE)
		return true;
	return table_of(*entry)[addr / PAGE % PER_TABLE] & PC_PTE_PRESENT;
}

const void *uk_pc_paging_reach(uint64_t phys, size_t bytes)
{
	return uk_paging_each(phys, bytes, map_table) ? (void *)phys : NULL;
}

const void *uk_pc_boot_reach(uint64_t phys, size_t bytes)
{
	return bytes <= GIB && phys <= GIB - bytes ? (void *)phys : NULL;
}

/* How many tables would split [base, end) and list what they split; the first
 * large page has pc_pt, the first GiB pc_pd. */
static size_t tables_for(uintptr_t base, uintptr_t end)
{
	size_t large = UK_ALIGN_UP(end, LARGE_PAGE) / LARGE_PAGE -
		       UK_MAX(base / LARGE_PAGE, 1);
	size_t gib = UK_ALIGN_UP(end, GIB) / GIB - UK_MAX(base / GIB, 1);

	return (end > LARGE_PAGE ? large : 0) + (end > GIB ? gib : 0);
}

/* Enough to split all of RAM into small pages, and some for device registers.
 * Memory of tables must be mapped already. */
static void reserve_tables(struct uk_bootinfo *info)
{
	enum { FOR_REGISTERS = 16, FOR_FEW = 2 };
	size_t count = 0;

	for (unsigned i = 0; i < uk_memmap_ram_count; i++)
		count +=
		    tables_for(uk_memmap_ram[i].base, uk_memmap_ram[i].end);
	count += count > 3 ? FOR_REGISTERS : FOR_FEW;
	uk_paging_reserve(info, count * PAGE, GIB);
}

/* Gives what [from, to) has of the large page at `addr` a protection. */
static void set_part(uint64_t *table, uintptr_t addr, uintptr_t from,
		     uintptr_t to, unsigned prot)
{
	uintptr_t end = UK_MIN(to, addr + LARGE_PAGE);
	uint64_t bits = protection(prot);

	for (uintptr_t a = UK_MAX(from, addr); a < end; a += PAGE)
		table[(a - addr) / PAGE] = bits ? a | bits : 0;
}

/* Each part of the image as it is used, and nothing where nothing may be
 * touched. */
static void set_parts(uint64_t *table, uintptr_t addr)
{
	uintptr_t text_end = (uintptr_t)uk_text_end;
	const uintptr_t holes[] = {
	    0,
	    (uintptr_t)uk_stack_low - PAGE,
	    (uintptr_t)pc_trap_stack - PAGE,
	};

	set_part(table, addr, addr, addr + LARGE_PAGE, UK_PLAT_WRITE);
	set_part(table, addr, (uintptr_t)uk_text_start, text_end, UK_PLAT_EXEC);
	set_part(table, addr, text_end, (uintptr_t)uk_rodata_end, UK_PLAT_READ);
	for (unsigned i = 0; i < UK_ARRAY_LEN(holes); i++)
		set_part(table, addr, holes[i], holes[i] + PAGE, UK_PLAT_NONE);
}

/* Whether the large page at `addr` has parts that differ. */
static bool is_mixed(uintptr_t addr)
{
	return addr == 0 || (addr < (uintptr_t)uk_image_end &&
			     addr + LARGE_PAGE > (uintptr_t)uk_text_start);
}

/* The tables in use become the final ones: each entry is replaced by one that
 * still allows what runs now, so no second set is needed. Ranges may share a
 * large page: what is split has been here before. */
static void map_large(uintptr_t addr)
{
	uint64_t *entry = large_entry(addr);
	uint64_t *table = addr == 0 ? pc_pt : NULL;

	if (entry && *entry && !(*entry & PC_PTE_BOOT))
		return;
	if (is_mixed(addr) && !table)
		table = uk_paging_take(PAGE);
	if (!entry || (is_mixed(addr) && !table))
		uk_panic("pc: no memory for page tables");
	if (!table) {
		*entry = addr | PC_PTE_LARGE | protection(UK_PLAT_WRITE);
		return;
	}
	set_parts(table, addr);
	*entry = (uintptr_t)table | PC_PTE_PRESENT | PC_PTE_WRITE;
}

void uk_pc_paging_init(struct uk_bootinfo *info)
{
	if (!find_no_execute())
		uk_print_warn("this CPU cannot keep data from being executed");
	uk_memmap_ram_init(info, PC_HIGHEST);
	reserve_tables(info);
	map_large(0);
	for (unsigned i = 0; i < uk_memmap_ram_count; i++)
		for (uintptr_t a =
			 UK_ALIGN_DOWN(uk_memmap_ram[i].base, LARGE_PAGE);
		     a < uk_memmap_ram[i].end; a += LARGE_PAGE)
			map_large(a);
	for (unsigned i = 0; i < PER_TABLE; i++)
		if (pc_pd[i] & PC_PTE_BOOT)
			pc_pd[i] = 0;
	__asm__ volatile("mov %0, %%cr3" ::"r"(pc_pml4) : "memory");
}
