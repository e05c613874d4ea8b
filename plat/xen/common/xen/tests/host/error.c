// SPDX-License-Identifier: BSD-3-Clause
// Tests: Xen's error numbers become ours.
#include <uk/xen.h>

#include <uk/errno.h>
#include <uk/test.h>
#include <xen/errno.h>

UK_TEST(error_keeps_results_and_what_is_the_same)
{
	UK_EXPECT_INT(uk_xen_error(0), ==, 0);
	UK_EXPECT_INT(uk_xen_error(17), ==, 17);
	UK_EXPECT_INT(uk_xen_error(-XEN_EPERM), ==, -EPERM);
	UK_EXPECT_INT(uk_xen_error(-XEN_ENOSPC), ==, -ENOSPC);
	UK_EXPECT_INT(uk_xen_error(-XEN_EINVAL), ==, -EINVAL);
}

UK_TEST(error_translates_what_is_not)
{
	UK_EXPECT_INT(uk_xen_error(-XEN_ENOSYS), ==, -ENOSYS);
	UK_EXPECT_INT(uk_xen_error(-XEN_EOPNOTSUPP), ==, -EOPNOTSUPP);
	UK_EXPECT_INT(uk_xen_error(-XEN_ENOTCONN), ==, -ENOTCONN);
	UK_EXPECT_INT(uk_xen_error(-XEN_ETIMEDOUT), ==, -ETIMEDOUT);
	UK_EXPECT_INT(uk_xen_error(-12345), ==, -EIO);
}
