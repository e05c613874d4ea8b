// SPDX-License-Identifier: BSD-3-Clause
// Tests: memory given to the hypervisor and taken again.
#include <uk/balloon.h>

#include <uk/arch.h>
#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>

#define PAGE UK_ARCH_PAGE_SIZE

enum { PAGES = 70 }; /* more than one batch */

static char pages[PAGES * PAGE] UK_ALIGNED(PAGE);

static unsigned long reservation(void)
{
	domid_t self = DOMID_SELF;

	return (unsigned long)uk_xen_memory_op(XENMEM_current_reservation,
					       &self);
}

UK_TEST(memory_is_given_and_taken_again)
{
	unsigned long before = reservation();

	UK_EXPECT_INT(uk_balloon_give(pages, PAGES), ==, PAGES);
	UK_EXPECT_INT(reservation(), ==, before - PAGES);
	UK_EXPECT_INT(uk_balloon_give(pages, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PAGE, UK_PLAT_READ), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_balloon_take(pages, PAGES), ==, PAGES);
	UK_EXPECT_INT(reservation(), ==, before);
	UK_EXPECT_INT(uk_balloon_take(pages, 1), ==, -EINVAL);
	memset(pages, 'a', sizeof(pages));
	for (size_t i = 0; i < sizeof(pages); i += PAGE)
		UK_EXPECT_INT(pages[i], ==, 'a');
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PAGE, UK_PLAT_WRITE), ==, 0);
}

UK_TEST(memory_that_is_none_is_not_given)
{
	UK_EXPECT_INT(uk_balloon_give(pages + 1, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_give(NULL, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_give(pages, SIZE_MAX / PAGE + 2), ==, -EINVAL);
	UK_EXPECT_INT(uk_balloon_give(pages, 0), ==, 0);
	UK_EXPECT_INT(uk_balloon_take(pages, 0), ==, 0);
}
