// SPDX-License-Identifier: BSD-3-Clause
// Tests: memory taken off the boot regions, until somebody takes the rest over.
#include "internal.h"

#include <uk/arch.h>
#include <uk/memory.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

static char ram[4 * PAGE] UK_ALIGNED(PAGE);
static struct uk_bootinfo info;

/* An image's own, which the rest of it goes on using; none on the host. */
static struct uk_bootinfo *own;

/* Two regions: the first of one page, the second of two, a hole between. */
static void regions_init(void)
{
	if (uk_boot_info() != &info)
		own = (struct uk_bootinfo *)(uintptr_t)uk_boot_info();
	memset(ram, 0xee, sizeof(ram));
	info = (struct uk_bootinfo){
	    .regions = {{(uintptr_t)ram, PAGE},
			{(uintptr_t)ram + 2 * PAGE, 2 * PAGE}},
	    .region_count = 2,
	};
	base_bootmem_init(&info);
}

UK_TEST(boot_alloc_is_zeroed_aligned_and_in_a_region)
{
	regions_init();
	char *a = uk_boot_alloc(100, 1);
	char *b = uk_boot_alloc(100, 64);
	char *c = uk_boot_alloc(PAGE, PAGE);

	UK_EXPECT(a == ram);
	UK_EXPECT(b == ram + 128);
	UK_EXPECT(c == ram + 2 * PAGE);
	for (size_t i = 0; i < 100; i++)
		UK_EXPECT(a[i] == 0 && b[i] == 0);
	UK_EXPECT(ram[100] == (char)0xee);
	base_bootmem_init(own);
}

UK_TEST(boot_alloc_refuses_what_does_not_fit)
{
	regions_init();
	UK_EXPECT(!uk_boot_alloc(2 * PAGE + 1, 1));
	UK_EXPECT(!uk_boot_alloc(SIZE_MAX, 1));
	UK_EXPECT(!uk_boot_alloc(SIZE_MAX - PAGE, PAGE));
	UK_EXPECT(!uk_boot_alloc(1, SIZE_MAX / 4 + 1));
	UK_EXPECT(uk_boot_alloc(2 * PAGE, 1));
	UK_EXPECT(uk_boot_alloc(PAGE, 1));
	UK_EXPECT(!uk_boot_alloc(1, 1));
	base_bootmem_init(own);
}

UK_TEST(boot_regions_are_handed_over_in_whole_pages)
{
	struct uk_boot_region rest[UK_BOOT_REGIONS];

	regions_init();
	UK_EXPECT(uk_boot_alloc(1, 1));
	UK_EXPECT(uk_boot_alloc(PAGE + 1, PAGE));
	UK_EXPECT_INT(uk_boot_take_regions(rest), ==, 0);

	regions_init();
	UK_EXPECT(uk_boot_alloc(1, 1));
	UK_EXPECT_INT(uk_boot_take_regions(rest), ==, 1);
	UK_EXPECT_INT(rest[0].base, ==, (uintptr_t)ram + 2 * PAGE);
	UK_EXPECT_INT(rest[0].bytes, ==, 2 * PAGE);
	UK_EXPECT(!uk_boot_alloc(1, 1));
	UK_EXPECT_INT(uk_boot_take_regions(rest), ==, 0);
	base_bootmem_init(own);
}
