// SPDX-License-Identifier: BSD-3-Clause
// The page tables: one to one, W^X, with holes where nothing may be touched
// (ARM Architecture Reference Manual ARMv7-A, B3.5, short descriptors).
#include "arm.h"

#include <uk/arch.h>
#include <uk/assert.h>
#include <uk/memmap.h>
#include <uk/paging.h>
#include <uk/plat.h>

#define PAGE      UK_ARCH_PAGE_SIZE
#define SECTION   (1UL << 20)
#define PER_TABLE (SECTION / PAGE)

enum { KIND = 3, TABLE = 1 };
/* Of an entry that maps nothing, whose other bits are software's. */
enum { REMOVED = 1 << 2 };
#define TABLE_BYTES (PER_TABLE * sizeof(uint32_t))

const uint64_t uk_paging_limit = UINTPTR_MAX;

static uint32_t *section_entry(uintptr_t addr)
{
	return &arm_tables[addr / SECTION];
}

static bool is_table(uint32_t entry)
{
	return (entry & KIND) == TABLE;
}

static uint32_t *table_of(uint32_t entry)
{
	return (uint32_t *)(entry & ~(uint32_t)(TABLE_BYTES - 1));
}

/* The entry for a page that does what that of a section does. */
static uint32_t page_of(uint32_t section)
{
	enum { SMALL = 1 << 1, CACHES = 3 << 2, PROTECTION = 0x7f << 4 };

	return SMALL | (section & CACHES) | (section >> 6 & PROTECTION) |
	       (section & ARM_SECTION_NO_EX ? 1 : 0);
}

/* What was written is what the next access goes by. */
static void flush(void)
{
	__asm__ volatile("dsb\n"
			 "mcr p15, 0, %0, c8, c3, 0\n" /* TLBIALLIS */
			 "mcr p15, 0, %0, c7, c1, 6\n" /* BPIALLIS */
			 "dsb\n"
			 "isb" ::"r"(0)
			 : "memory");
}

/* The entry of the page at `addr`, a section being replaced by pages that do
 * the same; NULL if no table can be had. */
static uint32_t *page_entry(uintptr_t addr)
{
	uint32_t *entry = section_entry(addr);

	if (!is_table(*entry)) {
		uint32_t *table = uk_paging_take(TABLE_BYTES);
		uintptr_t base = UK_ALIGN_DOWN(addr, SECTION);

		if (!table)
			return NULL;
		for (unsigned i = 0; *entry && i < PER_TABLE; i++)
			table[i] = (base + i * PAGE) | page_of(*entry);
		*entry = (uintptr_t)table | TABLE;
	}
	return &table_of(*entry)[addr / PAGE % PER_TABLE];
}

/* The bits of a section; 0: none. */
static uint32_t protection(unsigned prot)
{
	if (prot == UK_PLAT_NONE)
		return 0;
	return ARM_SECTION | ARM_SECTION_RAM |
	       (prot & UK_PLAT_WRITE ? ARM_SECTION_RW : ARM_SECTION_RO) |
	       (prot & UK_PLAT_EXEC ? 0 : ARM_SECTION_NO_EX);
}

/* What stands in data caches is what instructions are fetched from. */
static void sync_code(uintptr_t addr, size_t bytes)
{
	enum { SMALLEST_LINE = 32 };

	for (uintptr_t a = addr; a < addr + bytes; a += SMALLEST_LINE)
		__asm__ volatile("mcr p15, 0, %0, c7, c11, 1" ::"r"(a)
				 : "memory"); /* DCCMVAU */
	__asm__ volatile("dsb\n"
			 "mcr p15, 0, %0, c7, c1, 0\n" /* ICIALLUIS */
			 "dsb\n"
			 "isb" ::"r"(0)
			 : "memory");
}

/* Has the page at `addr` do what the bits of a section say; false if no table
 * can be had. */
static bool set_page(uintptr_t addr, uint32_t section)
{
	uint32_t *entry = page_entry(addr);

	if (!entry)
		return false;
	*entry = section ? addr | page_of(section) : 0;
	flush();
	return true;
}

bool uk_paging_protect_page(uintptr_t addr, unsigned prot)
{
	if (!set_page(addr, protection(prot)))
		return false;
	if (prot & UK_PLAT_EXEC)
		sync_code(addr, PAGE);
	return true;
}

bool uk_paging_remove_page(uintptr_t addr)
{
	uint32_t *entry = page_entry(addr);

	if (!entry)
		return false;
	*entry = REMOVED;
	flush();
	return true;
}

bool uk_paging_is_removed(uintptr_t addr)
{
	uint32_t entry = *section_entry(addr);

	return is_table(entry) &&
	       table_of(entry)[addr / PAGE % PER_TABLE] == REMOVED;
}

/* As a device's: with the section around it where that is free, else alone, as
 * page zero's neighbours are. */
bool uk_paging_map_page(uintptr_t addr)
{
	const uint32_t bits = ARM_SECTION | ARM_SECTION_DEVICE |
			      ARM_SECTION_RW | ARM_SECTION_NO_EX;
	uint32_t *entry = section_entry(addr);
	uintptr_t base = UK_ALIGN_DOWN(addr, SECTION);

	if (base != 0 && !*entry) {
		*entry = base | bits;
		flush();
	}
	return *entry == (base | bits) || set_page(addr, bits);
}

bool uk_paging_share_page(uintptr_t addr)
{
	uint32_t *entry = section_entry(addr);

	if (!*entry) {
		*entry =
		    UK_ALIGN_DOWN(addr, SECTION) | protection(UK_PLAT_WRITE);
		flush();
	}
	return !is_table(*entry) || set_page(addr, protection(UK_PLAT_WRITE));
}

/* Has the page at `addr` be there to read. */
static bool map_left(uintptr_t addr)
{
	uint32_t *entry = section_entry(addr);

	if (!*entry) {
		*entry =
		    UK_ALIGN_DOWN(addr, SECTION) | protection(UK_PLAT_READ);
		flush();
	}
	return !is_table(*entry) ||
	       table_of(*entry)[addr / PAGE % PER_TABLE] != 0;
}

const void *uk_arm_paging_reach(uint64_t phys, size_t bytes)
{
	return uk_paging_each(phys, bytes, map_left) ? (void *)(uintptr_t)phys
						     : NULL;
}

/* Whether the section at `addr` has parts that differ. */
static bool is_mixed(uintptr_t addr)
{
	return addr == 0 || (addr <= (uintptr_t)uk_image_end - 1 &&
			     addr + (SECTION - 1) >= (uintptr_t)uk_text_start);
}

/* Calls fn for each section that has RAM. Its last one may end all addresses.
 */
static void for_each_section(void (*fn)(uintptr_t addr))
{
	for (unsigned i = 0; i < uk_memmap_ram_count; i++) {
		const struct uk_memmap_range *r = &uk_memmap_ram[i];

		for (uintptr_t s = r->base / SECTION;
		     r->base < r->end && s <= (r->end - 1) / SECTION; s++)
			fn(s * SECTION);
	}
}

static size_t tables_wanted;

static void map_plain(uintptr_t addr)
{
	tables_wanted++;
	if (!is_mixed(addr))
		*section_entry(addr) = addr | protection(UK_PLAT_WRITE);
}

/* Enough to split all of RAM into pages, and some for device registers. Memory
 * of tables must be mapped already. */
static void reserve_tables(struct uk_bootinfo *info)
{
	enum { FOR_REGISTERS = 4 };

	uk_paging_reserve(info, (tables_wanted + FOR_REGISTERS) * TABLE_BYTES,
			  UINTPTR_MAX);
}

/* Gives what [from, to) has of the section at `addr` a protection. */
static void set_part(uint32_t *table, uintptr_t addr, uintptr_t from,
		     uintptr_t to, unsigned prot)
{
	uint32_t bits = protection(prot);

	for (unsigned i = 0; i < PER_TABLE; i++) {
		uintptr_t page = addr + i * PAGE;

		if (page >= from && page < to)
			table[i] = bits ? page | page_of(bits) : 0;
	}
}

/* Each part of the image as it is used, and nothing where nothing may be
 * touched. Ranges may share a section: what is split has been here before. */
static void map_mixed(uintptr_t addr)
{
	uintptr_t text_end = (uintptr_t)uk_text_end;
	const uintptr_t holes[] = {
	    0,
	    (uintptr_t)uk_stack_low - PAGE,
	    (uintptr_t)arm_trap_stack - PAGE,
	};

	if (!is_mixed(addr) || is_table(*section_entry(addr)))
		return;
	uint32_t *table = uk_paging_take(TABLE_BYTES);

	if (!table)
		uk_panic("arm: no memory for page tables");
	set_part(table, addr, addr, UINTPTR_MAX, UK_PLAT_WRITE);
	set_part(table, addr, (uintptr_t)uk_text_start, text_end, UK_PLAT_EXEC);
	set_part(table, addr, text_end, (uintptr_t)uk_rodata_end, UK_PLAT_READ);
	for (unsigned i = 0; i < UK_ARRAY_LEN(holes); i++)
		set_part(table, addr, holes[i], holes[i] + PAGE, UK_PLAT_NONE);
	*section_entry(addr) = (uintptr_t)table | TABLE;
}

/* The tables in use become the final ones: each entry is replaced by one that
 * still allows what runs now, so no second set is needed. */
void uk_arm_paging_init(struct uk_bootinfo *info)
{
	uk_memmap_ram_init(info, UINTPTR_MAX);
	for_each_section(map_plain);
	flush();
	reserve_tables(info);
	for_each_section(map_mixed);
	/* Where page zero is no RAM, firmware's words may have been read. */
	if (!is_table(arm_tables[0]))
		arm_tables[0] = 0;
	flush();
}
