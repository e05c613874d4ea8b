// SPDX-License-Identifier: BSD-3-Clause
// Tests: what the page tables say of RAM, of the image, of guards and
// registers.
#include "arm.h"

#include <uk/arch.h>
#include <uk/io.h>
#include <uk/memmap.h>
#include <uk/plat.h>
#include <uk/test.h>

#define PAGE    UK_ARCH_PAGE_SIZE
#define SECTION (1UL << 20)

/* Bits of a page's entry (ARM Architecture Reference Manual ARMv7-A, B3.5.1).
 */
enum {
	NO_EXECUTE = 1 << 0,
	PRESENT = 1 << 1,
	BUFFERED = 1 << 2,
	CACHED = 1 << 3,
	PRIVILEGED = 1 << 4,
	READ_ONLY = 1 << 9,
};

static bool is_section(uint32_t entry)
{
	return (entry & 3) == ARM_SECTION;
}

/* What the page at `addr` is, in the bits of a page; 0: nothing. */
static uint32_t bits_of(uintptr_t addr)
{
	uint32_t entry = arm_tables[addr / SECTION];

	if (entry == 0)
		return 0;
	if (is_section(entry))
		return PRESENT | (entry & (BUFFERED | CACHED)) |
		       (entry & ARM_SECTION_NO_EX ? NO_EXECUTE : 0) |
		       (entry >> 6 & (PRIVILEGED | READ_ONLY));
	uint32_t *table = (uint32_t *)(entry & 0xfffffc00);

	return table[addr / PAGE % (SECTION / PAGE)] & 0xfff;
}

enum { LOOKED_AT = PRESENT | NO_EXECUTE | READ_ONLY | CACHED };

UK_TEST(paging_leaves_guards_unmapped)
{
	UK_EXPECT_INT(bits_of(0), ==, 0);
	UK_EXPECT_INT(bits_of((uintptr_t)uk_stack_low - PAGE), ==, 0);
	UK_EXPECT_INT(bits_of((uintptr_t)arm_trap_stack - PAGE), ==, 0);
	UK_EXPECT_INT(bits_of((uintptr_t)arm_trap_stack) & LOOKED_AT, ==,
		      PRESENT | CACHED | NO_EXECUTE);
	UK_EXPECT(UK_IS_ALIGNED((uintptr_t)arm_trap_stack, PAGE));
}

UK_TEST(paging_gives_each_part_of_the_image_its_own)
{
	uintptr_t text = (uintptr_t)uk_text_start;
	uintptr_t rodata = (uintptr_t)uk_text_end;
	uintptr_t data = (uintptr_t)uk_rodata_end;

	for (; text < rodata; text += PAGE)
		UK_EXPECT_INT(bits_of(text) & LOOKED_AT, ==,
			      PRESENT | CACHED | READ_ONLY);
	for (; rodata < data; rodata += PAGE)
		UK_EXPECT_INT(bits_of(rodata) & LOOKED_AT, ==,
			      PRESENT | CACHED | READ_ONLY | NO_EXECUTE);
	UK_EXPECT_INT(bits_of(data) & LOOKED_AT, ==,
		      PRESENT | CACHED | NO_EXECUTE);
}

UK_TEST(paging_has_nothing_writable_and_executable)
{
	for (uintptr_t s = 0; s < 4096; s++) {
		unsigned pages = is_section(arm_tables[s]) ? 1 : SECTION / PAGE;

		for (unsigned i = 0; i < pages; i++) {
			uint32_t bits = bits_of(s * SECTION + i * PAGE);

			UK_EXPECT(bits == 0 ||
				  (bits & (NO_EXECUTE | READ_ONLY)));
		}
	}
}

UK_TEST(paging_maps_ram_cached)
{
	for (unsigned i = 0; i < uk_memmap_ram_count; i++) {
		uintptr_t last = uk_memmap_ram[i].end - 1;

		if (uk_memmap_ram[i].base < uk_memmap_ram[i].end)
			UK_EXPECT(bits_of(last) & CACHED);
	}
}

/* As far from RAM as can be: alone in its section, and where RAM was left out.
 */
UK_TEST(paging_maps_registers_uncached)
{
	const uintptr_t nowhere = 0x3e000000;

	if (uk_memmap_ram_touches(nowhere, nowhere + SECTION))
		UK_TEST_SKIP("there is RAM at this address");
	UK_EXPECT(uk_io_map(nowhere + PAGE, PAGE));
	UK_EXPECT_INT(bits_of(nowhere + PAGE) & (LOOKED_AT | BUFFERED), ==,
		      PRESENT | NO_EXECUTE | BUFFERED);
	UK_EXPECT(uk_io_map(nowhere + PAGE, PAGE) ==
		  (volatile void *)(nowhere + PAGE));
}

/* Page zero has neighbours, which get a table for themselves. */
UK_TEST(paging_maps_registers_beside_page_zero)
{
	if (uk_memmap_ram_touches(0, SECTION))
		UK_TEST_SKIP("there is RAM at address 0");
	UK_EXPECT(uk_io_map(2 * PAGE, PAGE));
	UK_EXPECT_INT(bits_of(0), ==, 0);
	UK_EXPECT_INT(bits_of(PAGE), ==, 0);
	UK_EXPECT_INT(bits_of(2 * PAGE) & CACHED, ==, 0);
	UK_EXPECT_INT(bits_of(2 * PAGE) & PRESENT, ==, PRESENT);
}

UK_TEST(paging_reaches_what_is_left_but_no_guards)
{
	UK_EXPECT(uk_arm_paging_reach((uintptr_t)uk_text_start, 16) ==
		  uk_text_start);
	UK_EXPECT(!uk_arm_paging_reach((uintptr_t)uk_stack_low - 1, 2));
	UK_EXPECT(!uk_arm_paging_reach(UINT64_MAX - 1, 16));
	UK_EXPECT(!uk_arm_paging_reach(1ULL << 32, 16));
	UK_EXPECT(!uk_arm_paging_reach(16, SIZE_MAX));
}

/* Instructions just written are what runs: `mov r0, #n; bx lr`. */
UK_TEST(paging_runs_code_that_was_just_written)
{
	static uint32_t code[PAGE / 4] UK_ALIGNED(PAGE);
	unsigned (*run)(void) = (unsigned (*)(void))(uintptr_t)code;

	for (unsigned n = 0; n < 200; n++) {
		UK_EXPECT_INT(uk_plat_mem_protect(code, PAGE, UK_PLAT_WRITE),
			      ==, 0);
		code[0] = 0xe3a00000 | n;
		code[1] = 0xe12fff1e;
		UK_EXPECT_INT(uk_plat_mem_protect(code, PAGE, UK_PLAT_EXEC), ==,
			      0);
		UK_EXPECT_INT(run(), ==, n);
	}
	UK_EXPECT_INT(uk_plat_mem_protect(code, PAGE, UK_PLAT_WRITE), ==, 0);
}
