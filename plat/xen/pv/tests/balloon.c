// SPDX-License-Identifier: BSD-3-Clause
// Tests: memory given to the hypervisor and taken again.
#include "pv.h"

#include <uk/errno.h>
#include <uk/memory.h>
#include <uk/plat.h>
#include <uk/test.h>

enum { PAGES = 70 }; /* more than one batch */

static char pages[PAGES * PV_PAGE] UK_ALIGNED(PV_PAGE);

static unsigned long reservation(void)
{
	domid_t self = DOMID_SELF;

	return (unsigned long)uk_xen_memory_op(XENMEM_current_reservation,
					       &self);
}

UK_TEST(memory_is_given_and_taken_again)
{
	unsigned long before = reservation();

	UK_EXPECT_INT(uk_xen_memory_give(pages, PAGES), ==, PAGES);
	UK_EXPECT_INT(reservation(), ==, before - PAGES);
	UK_EXPECT_INT(uk_xen_memory_give(pages, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_plat_mem_protect(pages, PV_PAGE, UK_PLAT_READ), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_xen_memory_take(pages, PAGES), ==, PAGES);
	UK_EXPECT_INT(reservation(), ==, before);
	UK_EXPECT_INT(uk_xen_memory_take(pages, 1), ==, -EINVAL);
	memset(pages, 'a', sizeof(pages));
	for (size_t i = 0; i < PAGES; i++)
		UK_EXPECT_INT(pv_page_of(uk_xen_frame(pages + i * PV_PAGE)), ==,
			      (uintptr_t)pages + i * PV_PAGE);
}

UK_TEST(memory_that_is_none_is_not_given)
{
	UK_EXPECT_INT(uk_xen_memory_give(pages + 1, 1), ==, -EINVAL);
	UK_EXPECT_INT(uk_xen_memory_give((void *)PV_WINDOW_SHARED, 1), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_xen_memory_give((void *)pv_start_info->pt_base, 1), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_xen_memory_give(pages, 0), ==, 0);
}
