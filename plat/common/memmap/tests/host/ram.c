// SPDX-License-Identifier: BSD-3-Clause
// Tests: the list of what is RAM.
#include <uk/memmap.h>

#include <uk/arch.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE
#define MIB  (1UL << 20)

/* An image of two pages, as a linker script would place it. */
char uk_text_start[2 * PAGE] UK_ALIGNED(PAGE);
__asm__(".globl uk_image_end\n"
	".set uk_image_end, uk_text_start + 0x2000\n");
#define IMAGE ((uintptr_t)uk_text_start)

static struct uk_bootinfo info_of(uint64_t base, uint64_t end)
{
	struct uk_bootinfo info = {.region_count = 0};

	uk_memmap_add(&info, base, end);
	uk_memmap_remove_image(&info);
	uk_memmap_ram_count = 0;
	return info;
}

UK_TEST(ram_is_free_memory_and_image_side_by_side)
{
	const uintptr_t low = IMAGE - MIB, high = IMAGE + MIB;
	struct uk_bootinfo info = info_of(low, high);

	UK_EXPECT_INT(info.region_count, ==, 2);
	uk_memmap_ram_init(&info, UINT64_MAX);
	UK_EXPECT(uk_memmap_ram_is(low, high));
	UK_EXPECT(!uk_memmap_ram_is(low, high + 1));
	UK_EXPECT(!uk_memmap_ram_is(low - PAGE, low));
	UK_EXPECT(uk_memmap_ram_touches(high - 1, high + MIB));
	UK_EXPECT(!uk_memmap_ram_touches(high, high + MIB));
}

UK_TEST(ram_has_neither_page_zero_nor_what_cannot_be_mapped)
{
	struct uk_bootinfo info = info_of(0, 0x20000000);

	uk_memmap_ram_init(&info, 0x18000000);
	UK_EXPECT(!uk_memmap_ram_touches(0, PAGE));
	UK_EXPECT(uk_memmap_ram_is(PAGE, 0x18000000));
	UK_EXPECT(!uk_memmap_ram_touches(0x18000000, 0x20000000));
	UK_EXPECT(uk_memmap_end(&info) == 0x18000000);
}

UK_TEST(ram_holds_command_line_and_initrd_that_were_taken_out)
{
	static char line[] = "hello";
	struct uk_bootinfo info = info_of(0x30000000, 0x30000000 + MIB);

	info.cmdline = line;
	info.initrd = (void *)0x40000800;
	info.initrd_bytes = 3 * PAGE;
	uk_memmap_ram_init(&info, UINT64_MAX);
	UK_EXPECT(uk_memmap_ram_touches((uintptr_t)line, (uintptr_t)line + 1));
	UK_EXPECT(uk_memmap_ram_is(0x40000000, 0x40004000));
	UK_EXPECT(!uk_memmap_ram_touches(0x40004000, 0x50000000));
	UK_EXPECT(uk_memmap_ram_is(IMAGE, IMAGE + 2 * PAGE));
}
