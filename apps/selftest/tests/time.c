// SPDX-License-Identifier: BSD-3-Clause
// The platform contract: clocks.
#include <uk/plat.h>
#include <uk/test.h>

#define MS 1000000ULL
#define S  (1000 * MS)

UK_TEST(time_and_ticks_never_go_back)
{
	uint64_t ticks = uk_plat_ticks(), time = uk_plat_time_ns();

	for (int i = 0; i < 20000; i++) {
		uint64_t next_ticks = uk_plat_ticks();
		uint64_t next_time = uk_plat_time_ns();

		UK_EXPECT(next_ticks >= ticks);
		UK_EXPECT(next_time >= time);
		ticks = next_ticks;
		time = next_time;
	}
}

UK_TEST(time_passes)
{
	uint64_t start = uk_plat_time_ns();
	uint32_t reads = 0;

	while (uk_plat_time_ns() == start && reads < UINT32_MAX)
		reads++;
	UK_EXPECT(uk_plat_time_ns() > start);
}

/* To a part in a thousand, over 20 ms. */
UK_TEST(ticks_have_the_rate_that_is_said)
{
	uint64_t hz = uk_plat_ticks_hz();

	UK_EXPECT_INT(hz, >=, 1000);
	UK_EXPECT_INT(hz, ==, uk_plat_ticks_hz());
	/* The host may take the CPU away between any two readings: the ticks
	 * are those of a time between the shortest and the longest. */
	uint64_t before = uk_plat_time_ns(), from = uk_plat_ticks();
	uint64_t start = uk_plat_time_ns(), end;

	do
		end = uk_plat_time_ns();
	while (end - start < 20 * MS);
	uint64_t ticks = uk_plat_ticks() - from;
	uint64_t after = uk_plat_time_ns();
	uint64_t least = (end - start) * (hz / 1000) / MS;
	uint64_t most = (after - before) * (hz / 1000) / MS;

	UK_EXPECT_INT(ticks, >=, least - least / 1000);
	UK_EXPECT_INT(ticks, <=, most + most / 1000);
}

UK_TEST(wall_clock_is_of_this_century_or_unknown)
{
	const uint64_t year_2020 = 1577836800 * S, year_2100 = 4102444800 * S;
	uint64_t wall = uk_plat_wall_ns();

	if (!wall)
		UK_TEST_SKIP("this machine does not know the time of day");
	UK_EXPECT(wall > year_2020 && wall < year_2100);
	uint64_t later = uk_plat_wall_ns();

	UK_EXPECT(later >= wall && later - wall < S);
}
