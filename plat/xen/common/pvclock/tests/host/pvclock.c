// SPDX-License-Identifier: BSD-3-Clause
// Tests: what the hypervisor's numbers say of the time.
#include <uk/pvclock.h>

#include <uk/test.h>

/* 2 GHz: a tick is half a nanosecond. */
static const struct vcpu_time_info half = {
    .tsc_timestamp = 1000,
    .system_time = 5000,
    .tsc_to_system_mul = 1U << 31,
};

UK_TEST(pvclock_scales_ticks)
{
	struct vcpu_time_info time = half;

	UK_EXPECT_INT(uk_pvclock_at(&time, 1000), ==, 5000);
	UK_EXPECT_INT(uk_pvclock_at(&time, 3000), ==, 6000);
	time.tsc_shift = 2;
	UK_EXPECT_INT(uk_pvclock_at(&time, 3000), ==, 9000);
	time.tsc_shift = -1;
	UK_EXPECT_INT(uk_pvclock_at(&time, 3000), ==, 5500);
}

UK_TEST(pvclock_scales_days_without_overflow)
{
	const uint64_t ticks = 1000ULL * 86400 * 2000000000;

	UK_EXPECT_INT(uk_pvclock_at(&half, 1000 + ticks), ==, 5000 + ticks / 2);
}

/* A TSC counts on across 2^64, and a hypervisor that cannot set one as it likes
 * may begin close before. */
UK_TEST(pvclock_reads_across_the_end_of_the_tsc)
{
	struct vcpu_time_info time = half;

	time.tsc_timestamp = -1000ULL;
	UK_EXPECT_INT(uk_pvclock_at(&time, 1000), ==, 6000);
}

UK_TEST(pvclock_does_not_go_back_before_its_moment)
{
	UK_EXPECT_INT(uk_pvclock_at(&half, 999), ==, 5000);
	UK_EXPECT_INT(uk_pvclock_at(&half, 0), ==, 5000);
}

UK_TEST(pvclock_takes_no_harm_from_impossible_shifts)
{
	struct vcpu_time_info time = half;

	time.tsc_shift = 64;
	UK_EXPECT_INT(uk_pvclock_at(&time, 3000), ==, 5000);
	time.tsc_shift = -128;
	UK_EXPECT_INT(uk_pvclock_at(&time, 3000), ==, 5000);
}

UK_TEST(pvclock_read_copies_and_gives_a_dead_writer_up)
{
	struct vcpu_time_info time = half, copy;

	time.version = 6;
	uk_pvclock_read(&time, &copy);
	UK_EXPECT_INT(copy.system_time, ==, 5000);
	time.version = 7;
	uk_pvclock_read(&time, &copy);
	UK_EXPECT_INT(copy.version, ==, 7);
}

UK_TEST(pvclock_epoch_is_wide)
{
	static struct shared_info shared;

	UK_EXPECT_INT(uk_pvclock_epoch(&shared), ==, 0);
	shared.wc_sec = 1;
	shared.wc_nsec = 2;
	UK_EXPECT_INT(uk_pvclock_epoch(&shared), ==, 1000000002);
	shared.wc_sec_hi = 1;
	UK_EXPECT_INT(uk_pvclock_epoch(&shared), ==,
		      4294967297ULL * 1000000000 + 2);
}
