// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: protection of memory that may be mapped in large
// pages.
#ifdef CONFIG_PALLOC
#include <string.h>
#include <uk/arch.h>
#include <uk/palloc.h>
#include <uk/plat.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

enum { PAGES = 1025 }; /* 4 MiB and a page: at no offset without a boundary */

static bool all_are(const char *p, char c)
{
	for (size_t i = 0; i < PAGES * PAGE; i += 64)
		if (p[i] != c)
			return false;
	return true;
}

UK_TEST(mem_protect_single_pages_of_much_memory)
{
	char *p = uk_palloc_alloc(PAGES);

	if (!p)
		UK_TEST_SKIP("too little memory");
	memset(p, 'a', PAGES * PAGE);
	for (size_t i = 1; i < PAGES; i += 341)
		UK_EXPECT_INT(
		    uk_plat_mem_protect(p + i * PAGE, PAGE, UK_PLAT_READ), ==,
		    0);
	for (size_t i = 0; i < PAGES; i += 2)
		UK_EXPECT(p[i * PAGE] == 'a');
	UK_EXPECT_INT(uk_plat_mem_protect(p, PAGES * PAGE, UK_PLAT_NONE), ==,
		      0);
	UK_EXPECT_INT(uk_plat_mem_protect(p, PAGES * PAGE, UK_PLAT_WRITE), ==,
		      0);
	UK_EXPECT(all_are(p, 'a'));
	memset(p, 'b', PAGES * PAGE);
	UK_EXPECT(all_are(p, 'b'));
	uk_palloc_free(p, PAGES);
}
#endif
