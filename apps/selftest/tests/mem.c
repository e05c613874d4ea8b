// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: protection of memory, as far as it can be seen without
// a crash.
#include <string.h>
#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

static char pages[4 * PAGE] UK_ALIGNED(PAGE);

static bool all_are(char c)
{
	for (size_t i = 0; i < sizeof(pages); i++)
		if (pages[i] != c)
			return false;
	return true;
}

UK_TEST(mem_protect_read_only_and_back)
{
	memset(pages, 'a', sizeof(pages));
	UK_EXPECT_INT(uk_plat_mem_protect(pages, sizeof(pages), UK_PLAT_READ),
		      ==, 0);
	UK_EXPECT(all_are('a'));
	UK_EXPECT_INT(uk_plat_mem_protect(pages, sizeof(pages), UK_PLAT_WRITE),
		      ==, 0);
	memset(pages, 'b', sizeof(pages));
	UK_EXPECT(all_are('b'));
}

UK_TEST(mem_protect_none_keeps_what_is_there)
{
	memset(pages, 'c', sizeof(pages));
	UK_EXPECT_INT(uk_plat_mem_protect(pages + PAGE, 2 * PAGE, UK_PLAT_NONE),
		      ==, 0);
	pages[0] = 'c';
	pages[sizeof(pages) - 1] = 'c';
	UK_EXPECT_INT(uk_plat_mem_protect(pages + PAGE, 2 * PAGE,
					  UK_PLAT_READ | UK_PLAT_WRITE),
		      ==, 0);
	UK_EXPECT(all_are('c'));
}

UK_TEST(mem_protect_executable_is_readable)
{
	memset(pages, 'd', sizeof(pages));
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PAGE, UK_PLAT_EXEC), ==, 0);
	UK_EXPECT(all_are('d'));
	UK_EXPECT_INT(
	    uk_plat_mem_protect(pages, PAGE, UK_PLAT_READ | UK_PLAT_EXEC), ==,
	    0);
	UK_EXPECT(all_are('d'));
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PAGE, UK_PLAT_WRITE), ==, 0);
	pages[0] = 'e';
}

UK_TEST(mem_protect_of_nothing_does_nothing)
{
	UK_EXPECT_INT(uk_plat_mem_protect(pages, 0, UK_PLAT_NONE), ==, 0);
	pages[0] = 'f';
}

UK_TEST(mem_protect_refuses_parts_of_pages)
{
	UK_EXPECT_INT(uk_plat_mem_protect(pages + 1, PAGE, UK_PLAT_READ), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PAGE - 1, UK_PLAT_READ), ==,
		      -EINVAL);
}

UK_TEST(mem_protect_refuses_writable_code_and_unknown_bits)
{
	UK_EXPECT_INT(
	    uk_plat_mem_protect(pages, PAGE, UK_PLAT_WRITE | UK_PLAT_EXEC), ==,
	    -EINVAL);
	UK_EXPECT_INT(
	    uk_plat_mem_protect(pages, PAGE,
				UK_PLAT_READ | UK_PLAT_WRITE | UK_PLAT_EXEC),
	    ==, -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PAGE, 1 << 3), ==, -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PAGE, ~0U), ==, -EINVAL);
}

UK_TEST(mem_protect_refuses_what_is_no_ram)
{
	/* Where no machine has any; 32 bits leave no such place but page zero,
	 * which nobody has either. */
	void *const far =
	    (void *)(uintptr_t)(sizeof(long) > 4 ? 1ULL << 46 : 0);
	void *const last = (void *)-PAGE;

	UK_EXPECT_INT(uk_plat_mem_protect(far, PAGE, UK_PLAT_READ), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(far, PAGE, UK_PLAT_NONE), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(last, PAGE, UK_PLAT_READ), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(last, 2 * PAGE, UK_PLAT_READ), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(pages, -PAGE, UK_PLAT_READ), ==,
		      -EINVAL);
	pages[0] = 'g';
}
