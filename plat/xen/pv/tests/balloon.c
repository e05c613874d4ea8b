// SPDX-License-Identifier: BSD-3-Clause
// Tests: what the domain's own tables make of memory given and taken again.
#include "pv.h"

#include <uk/balloon.h>
#include <uk/errno.h>
#include <uk/test.h>

enum { PAGES = 3 };

static char pages[PAGES * PV_PAGE] UK_ALIGNED(PV_PAGE);

UK_TEST(frames_of_memory_taken_again_are_its_own)
{
	UK_EXPECT_INT(uk_balloon_give(pages, PAGES), ==, PAGES);
	UK_EXPECT(uk_xen_frame(pages) == PV_NO_FRAME);
	UK_EXPECT_INT(uk_balloon_take(pages, PAGES), ==, PAGES);
	for (size_t i = 0; i < PAGES; i++)
		UK_EXPECT_INT(pv_page_of(uk_xen_frame(pages + i * PV_PAGE)), ==,
			      (uintptr_t)pages + i * PV_PAGE);
}

UK_TEST(pages_that_xen_keeps_are_not_given)
{
	UK_EXPECT_INT(uk_balloon_give((void *)pv_start_info->pt_base, 1), ==,
		      -EINVAL);
	UK_EXPECT_INT(uk_balloon_give(uk_xen_shared, 1), ==, -EINVAL);
}
