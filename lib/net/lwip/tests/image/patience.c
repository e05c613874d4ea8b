// SPDX-License-Identifier: BSD-3-Clause
// Tests: how long to look for packets.
#include "patience.h"

#include <uk/test.h>

enum { MOST = 1000 };

/* So many packets, so far from each other; returns when the last one came. */
static uint64_t come(struct patience *p, uint64_t at, unsigned count,
		     uint64_t gap)
{
	for (; count > 0; count--)
		lwip_patience_came(p, at += gap);
	return at;
}

UK_TEST(packets_that_follow_each_other_are_looked_for)
{
	struct patience p = {.most_ns = MOST};
	uint64_t at = come(&p, 1000000, 10, MOST / 5);

	UK_EXPECT_INT(p.ns, ==, MOST);
	UK_EXPECT_INT(lwip_patience_came(&p, at + 1), ==, at + 1 + MOST);
}

UK_TEST(packets_far_from_each_other_are_slept_for)
{
	struct patience p = {.most_ns = MOST, .ns = MOST};

	come(&p, 1000000, 4, 10 * MOST);
	UK_EXPECT_INT(p.ns, ==, 0);
}

UK_TEST(a_few_packets_now_and_then_are_slept_for)
{
	struct patience p = {.most_ns = MOST, .ns = MOST};
	uint64_t at = 1000000;

	for (int i = 0; i < 10; i++) {
		at += 10 * MOST;
		lwip_patience_came(&p, at);
		at += MOST / 2;
		lwip_patience_came(&p, at);
	}
	UK_EXPECT_INT(p.ns, <=, MOST / 16);
}

UK_TEST(without_patience_nothing_is_looked_for)
{
	struct patience p = {.most_ns = 0};

	UK_EXPECT_INT(lwip_patience_came(&p, 5), ==, 5);
	UK_EXPECT_INT(lwip_patience_came(&p, 5), ==, 5);
}
