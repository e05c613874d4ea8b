// SPDX-License-Identifier: BSD-3-Clause
// Tests: the ring keeps the last events in order.
#include <uk/test.h>
#include <uk/trace.h>

extern struct {
	uint64_t ticks;
	const char *text;
	unsigned long a, b;
} uk_trace_ring[];
extern unsigned long uk_trace_next;

UK_TEST(keeps_the_values_of_an_event)
{
	unsigned long at = uk_trace_next % CONFIG_TRACE_EVENTS;

	uk_trace_record("test %lu %lu", 3, 4);
	UK_EXPECT_STR(uk_trace_ring[at].text, "test %lu %lu");
	UK_EXPECT_INT(uk_trace_ring[at].a, ==, 3);
	UK_EXPECT_INT(uk_trace_ring[at].b, ==, 4);
}

UK_TEST(forgets_the_oldest)
{
	unsigned long first = uk_trace_next;

	for (unsigned long i = 0; i < CONFIG_TRACE_EVENTS + 5UL; i++)
		uk_trace_record("test", i, 0);
	unsigned long at = first % CONFIG_TRACE_EVENTS;

	UK_EXPECT_INT(uk_trace_next - first, ==, CONFIG_TRACE_EVENTS + 5);
	UK_EXPECT_INT(uk_trace_ring[at].a, ==, CONFIG_TRACE_EVENTS);
}

UK_TEST(time_does_not_run_backwards)
{
	unsigned long at = uk_trace_next % CONFIG_TRACE_EVENTS;

	uk_trace_record("first", 0, 0);
	uk_trace_record("second", 0, 0);
	UK_EXPECT(uk_trace_ring[(at + 1) % CONFIG_TRACE_EVENTS].ticks >=
		  uk_trace_ring[at].ticks);
}
