// SPDX-License-Identifier: BSD-3-Clause
// Tests: spans are added to now, none is for ever, and sleep is not shorter.
#include <uk/deadline.h>
#include <uk/errno.h>
#include <uk/plat.h>
#include <uk/test.h>

UK_TEST(span_begins_now)
{
	uint64_t before = uk_plat_time_ns(), deadline = 0;

	UK_EXPECT_INT(uk_deadline_after(3, 999999999, &deadline), ==, 0);
	UK_EXPECT(deadline >= before + 3999999999U);
	UK_EXPECT(deadline <= uk_plat_time_ns() + 3999999999U);
}

UK_TEST(span_that_is_none_is_refused)
{
	uint64_t deadline = 7;

	UK_EXPECT_INT(uk_deadline_after(-1, 0, &deadline), ==, -EINVAL);
	UK_EXPECT_INT(uk_deadline_after(0, -1, &deadline), ==, -EINVAL);
	UK_EXPECT_INT(uk_deadline_after(0, 1000000000, &deadline), ==, -EINVAL);
	UK_EXPECT_INT(uk_deadline_sleep(0, 1000000000), ==, -EINVAL);
	UK_EXPECT(deadline == 7);
}

UK_TEST(span_beyond_all_numbers_has_an_end_nevertheless)
{
	uint64_t deadline = 0;

	UK_EXPECT_INT(uk_deadline_after(INT64_MAX, 0, &deadline), ==, 0);
	UK_EXPECT(deadline == UK_PLAT_FOREVER - 1);
	UK_EXPECT_INT(uk_deadline_after(18446744073, 709551615, &deadline), ==,
		      0);
	UK_EXPECT(deadline == UK_PLAT_FOREVER - 1);
}

UK_TEST(sleep_lasts_as_long_as_it_is_told_to)
{
	uint64_t before = uk_plat_time_ns();

	UK_EXPECT_INT(uk_deadline_sleep(0, 3000000), ==, 0);
	UK_EXPECT(uk_plat_time_ns() >= before + 3000000);
	UK_EXPECT_INT(uk_deadline_sleep(0, 0), ==, 0);
}
