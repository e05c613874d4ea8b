// SPDX-License-Identifier: BSD-3-Clause
// Tests: what the page tables say of RAM, of guards and of registers.
#include "pc.h"

#include <uk/arch.h>
#include <uk/boot.h>
#include <uk/errno.h>
#include <uk/io.h>
#include <uk/memmap.h>
#include <uk/plat.h>
#include <uk/test.h>

#define PAGE  UK_ARCH_PAGE_SIZE
#define LARGE (2UL << 20)

#define NO_CACHE PC_PTE_NO_CACHE

static uint64_t *table_of(uint64_t entry)
{
	return (uint64_t *)(entry & 0x000ffffffffff000);
}

/* The entry that maps `addr`, below 512 GiB; 0 if there is none. */
static uint64_t entry_of(uintptr_t addr)
{
	uint64_t entry = pc_pdpt[addr >> 30];

	if (entry)
		entry = table_of(entry)[addr / LARGE % 512];
	if (entry && !(entry & PC_PTE_LARGE))
		entry = table_of(entry)[addr / PAGE % 512];
	return entry;
}

UK_TEST(paging_leaves_guards_unmapped)
{
	UK_EXPECT_INT(entry_of(0), ==, 0);
	UK_EXPECT_INT(entry_of((uintptr_t)uk_stack_low - PAGE), ==, 0);
	UK_EXPECT_INT(entry_of((uintptr_t)pc_trap_stack - PAGE), ==, 0);
	UK_EXPECT(entry_of((uintptr_t)pc_trap_stack) & PC_PTE_WRITE);
	UK_EXPECT(UK_IS_ALIGNED((uintptr_t)pc_trap_stack, PAGE));
}

UK_TEST(paging_maps_registers_uncached)
{
	const uintptr_t ioapic = 0xfec00000, apic = 0xfee00000;

	UK_EXPECT(uk_io_map(ioapic, PAGE));
	UK_EXPECT(uk_io_map(apic, PAGE));
	UK_EXPECT_INT(entry_of(ioapic) & NO_CACHE, ==, NO_CACHE);
	UK_EXPECT_INT(entry_of(apic) & NO_CACHE, ==, NO_CACHE);
	UK_EXPECT_INT(uk_plat_mem_protect((void *)ioapic, PAGE, UK_PLAT_READ),
		      ==, -EINVAL);
}

UK_TEST(paging_maps_registers_beside_ram)
{
	/* The memory of a display adapter. */
	const uintptr_t display = 0xa0000;

	if (uk_memmap_ram_is(display, display + PAGE))
		UK_TEST_SKIP("this machine has RAM there");
	UK_EXPECT(uk_io_map(display, 2 * PAGE));
	UK_EXPECT_INT(entry_of(display) & NO_CACHE, ==, NO_CACHE);
	UK_EXPECT_INT(entry_of(display + PAGE) & NO_CACHE, ==, NO_CACHE);
	UK_EXPECT_INT(entry_of(display + 2 * PAGE) & NO_CACHE, ==, 0);
	UK_EXPECT_INT(uk_plat_mem_protect((void *)display, PAGE, UK_PLAT_READ),
		      ==, -EINVAL);
}

UK_TEST(paging_maps_no_ram_as_registers)
{
	static char here;
	uintptr_t stack = (uintptr_t)uk_stack_low;

	UK_EXPECT(!uk_io_map((uintptr_t)&here, 1));
	UK_EXPECT(!uk_io_map(stack - PAGE, 2 * PAGE));
	UK_EXPECT_INT(entry_of((uintptr_t)&here) & NO_CACHE, ==, 0);
}

UK_TEST(paging_reaches_tables_but_no_guards)
{
	UK_EXPECT(uk_pc_paging_reach(0xf0000, 16) == (void *)0xf0000);
	UK_EXPECT(!uk_pc_paging_reach(0, 16));
	UK_EXPECT(!uk_pc_paging_reach((uintptr_t)uk_stack_low - 1, 2));
	UK_EXPECT(!uk_pc_paging_reach(UINT64_MAX - 1, 16));
	UK_EXPECT(!uk_pc_paging_reach(16, SIZE_MAX));
}
