// SPDX-License-Identifier: BSD-3-Clause
// Tests of the ring that receives: honest controllers, and others.
#include "played.h"

#include <uk/test.h>

#define GOOD (IN_DONE | IN_END)

static struct uk_netdev_todo todo;

/* Receives a frame, which must have these bytes; frees it. */
static bool has_come(unsigned number, unsigned bytes)
{
	struct uk_netdev_buf *buf = e1000_receive(&played->net, 0, &todo);
	bool right = buf && buf->bytes == bytes && !buf->next;

	for (unsigned i = 0; right && i < bytes; i++)
		right = ((uint8_t *)buf->data)[i] == number % 251;
	uk_netdev_free(buf);
	return right;
}

UK_TEST(in_frames_come_once_in_order_and_whole)
{
	unsigned wrong = 0, next = 0;

	played_begin();
	for (unsigned i = 0; i < 1000; i++) {
		wrong += !played_arrives(i, 14 + i % 2035, GOOD, 0);
		/* Some at once, and none. */
		if (i % 7 != 6)
			continue;
		for (; next <= i; next++)
			wrong += !has_come(next, 14 + next % 2035);
		wrong += e1000_receive(&played->net, 0, &todo) != NULL;
	}
	UK_EXPECT_INT(wrong, ==, 0);
	UK_EXPECT_INT(played->net.stats.bad, ==, 0);
	UK_EXPECT_INT(played->net.stats.received, ==, next);
	played_end();
}

UK_TEST(in_sums_are_believed_where_they_were_looked_at)
{
	played_begin();
	UK_EXPECT(played_arrives(1, 60, GOOD, 0) && has_come(1, 60));
	UK_EXPECT(!todo.checked);
	UK_EXPECT(played_arrives(1, 60, GOOD | IN_TCP_SUM, 0));
	UK_EXPECT(has_come(1, 60) && todo.checked && !todo.checksum);
	UK_EXPECT(played_arrives(1, 60, GOOD | IN_TCP_SUM | IN_NO_SUMS, 0));
	UK_EXPECT(has_come(1, 60) && !todo.checked);
	UK_EXPECT(played_arrives(1, 60, GOOD | IN_TCP_SUM, IN_WRONG_TCP));
	UK_EXPECT(has_come(1, 60) && !todo.checked);
	played_end();
}

UK_TEST(in_what_makes_no_sense_is_left_out)
{
	static const struct {
		unsigned bytes, status, errors;
	} lies[] = {
	    {0, GOOD, 0},     {13, GOOD, 0},      {2049, GOOD, 0},
	    {65535, GOOD, 0}, {60, GOOD, 1},      {60, GOOD, 2},
	    {60, GOOD, 0x80}, {2048, IN_DONE, 0}, {2048, IN_DONE, 0},
	    {100, GOOD, 0},
	};

	played_begin();
	for (unsigned i = 0; i < UK_ARRAY_LEN(lies); i++)
		UK_EXPECT(played_arrives(i, lies[i].bytes, lies[i].status,
					 lies[i].errors));
	UK_EXPECT(played_arrives(77, 2048, GOOD, 0));
	UK_EXPECT(has_come(77, 2048));
	UK_EXPECT_INT(played->net.stats.bad, ==, UK_ARRAY_LEN(lies));
	played_end();
}

UK_TEST(in_buffers_that_are_held_are_not_written)
{
	static struct uk_netdev_buf *held[CONFIG_E1000_BUFFERS];
	unsigned n = 0, wrong = 0;

	played_begin();
	while (n < CONFIG_E1000_BUFFERS && played_arrives(n, 100, GOOD, 0)) {
		held[n] = e1000_receive(&played->net, 0, &todo);
		if (!held[n++])
			break;
	}
	UK_EXPECT_INT(n, ==, CONFIG_E1000_BUFFERS);
	UK_EXPECT(!played_arrives(n, 100, GOOD, 0));
	for (unsigned i = 0; i < n; i++) {
		wrong += *(uint8_t *)held[i]->data != i;
		uk_netdev_free(held[i]);
	}
	UK_EXPECT_INT(wrong, ==, 0);
	e1000_in_fill(played);
	UK_EXPECT(played_arrives(5, 100, GOOD, 0) && has_come(5, 100));
	played_end();
}

UK_TEST(in_any_descriptor_does_no_harm)
{
	unsigned state = 1, came = 0;

	played_begin();
	for (unsigned i = 0; i < 20000; i++) {
		state = state * 1664525 + 1013904223;
		(void)played_arrives(i, state >> 16, state >> 8 & 0xff,
				     state >> 4 & state >> 12 & 0xff);
		struct uk_netdev_buf *buf =
		    e1000_receive(&played->net, 0, &todo);

		came += buf && buf->bytes <= UK_NETDEV_POOL_BYTES;
		uk_netdev_free(buf);
	}
	UK_EXPECT_INT(came, ==, played->net.stats.received);
	played_end();
}
