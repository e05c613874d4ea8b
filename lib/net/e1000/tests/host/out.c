// SPDX-License-Identifier: BSD-3-Clause
// Tests of the ring that sends: what goes in comes out, and is freed once.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

static struct played_frame frame;
static unsigned freed;
static struct uk_netdev_buf bufs[200];
static uint8_t data[70000];

static void count(struct uk_netdev_buf *buf)
{
	(void)buf;
	freed++;
}

/* A packet of `parts`, which have `bytes` together. */
static struct uk_netdev_buf *packet(unsigned parts, unsigned bytes)
{
	for (unsigned i = 0; i < sizeof(data); i++)
		data[i] = (uint8_t)(i * 7 % 251);
	for (unsigned i = 0; i < parts; i++) {
		unsigned from = bytes * i / parts, to = bytes * (i + 1) / parts;

		bufs[i] =
		    (struct uk_netdev_buf){i + 1 < parts ? &bufs[i + 1] : NULL,
					   data + from, to - from, count};
	}
	return bufs;
}

static int send(unsigned parts, unsigned bytes,
		const struct uk_netdev_todo *todo)
{
	int error = e1000_send(&played->net, 0, packet(parts, bytes), todo);

	e1000_push(&played->net, 0);
	return error;
}

UK_TEST(out_frames_are_what_was_sent)
{
	unsigned wrong = 0;

	played_begin();
	freed = 0;
	for (unsigned i = 0; i < 500; i++) {
		unsigned bytes = 14 + i * 3, parts = 1 + i % 5;

		wrong += send(parts, bytes, NULL) != 0;
		wrong += !played_sends(&frame) || frame.bytes != bytes ||
			 frame.descs != parts ||
			 memcmp(frame.data, data, bytes) != 0;
		wrong += !(frame.last.command & OUT_ADD_CRC);
		e1000_out_reclaim(played);
	}
	UK_EXPECT_INT(wrong, ==, 0);
	UK_EXPECT_INT(freed, ==, 500 * 3);
	UK_EXPECT_INT(played->out.used, ==, 0);
	played_end();
}

UK_TEST(out_ring_that_is_full_says_so_and_when_it_is_not)
{
	unsigned n = 0;

	played_begin();
	freed = 0;
	while (n < RING && send(1, 60, NULL) == 0)
		n++;
	UK_EXPECT_INT(n, ==, RING - 3);
	UK_EXPECT(played->out.full && !played->out.freed);
	UK_EXPECT_INT(freed, ==, 0);
	UK_EXPECT(played_sends(&frame) && e1000_out_ready(played));
	e1000_push(&played->net, 0);
	UK_EXPECT(played->out.freed);
	UK_EXPECT_INT(freed, ==, 1);
	UK_EXPECT_INT(send(1, 60, NULL), ==, 0);
	played_end();
	UK_EXPECT_INT(freed, ==, n + 1);
}

UK_TEST(out_context_of_sums_is_told_once)
{
	struct uk_netdev_todo todo = {
	    .checksum = true, .checksum_start = 34, .checksum_offset = 16};

	played_begin();
	UK_EXPECT_INT(send(1, 100, &todo), ==, 0);
	UK_EXPECT(played_sends(&frame) && frame.descs == 2);
	UK_EXPECT_INT(frame.context.addr >> 32, ==, 34 | 50 << 8);
	UK_EXPECT_INT(frame.last.status & OUT_TCP_SUM, ==, OUT_TCP_SUM);
	UK_EXPECT_INT(send(1, 100, &todo), ==, 0);
	UK_EXPECT(played_sends(&frame) && frame.descs == 1);
	todo.checksum_offset = 6;
	UK_EXPECT_INT(send(1, 100, &todo), ==, 0);
	UK_EXPECT(played_sends(&frame) && frame.descs == 2);
	UK_EXPECT_INT(send(1, 100, NULL), ==, 0);
	UK_EXPECT(played_sends(&frame) && frame.descs == 1);
	UK_EXPECT_INT(frame.last.status & OUT_TCP_SUM, ==, 0);
	played_end();
}

UK_TEST(out_headers_of_a_cut_packet_are_a_copy)
{
	const struct uk_netdev_todo todo = {.checksum = true,
					    .checksum_start = 34,
					    .checksum_offset = 16,
					    .cut = UK_NETDEV_TCP4,
					    .segment_bytes = 1400,
					    .header_bytes = 54};
	unsigned n = 0;

	played_begin();
	UK_EXPECT_INT(send(9, 60000, &todo), ==, 0);
	UK_EXPECT(played_sends(&frame));
	UK_EXPECT_INT(frame.bytes, ==, 60000);
	UK_EXPECT(memcmp(frame.data + 54, data + 54, 60000 - 54) == 0);
	UK_EXPECT_INT(data[16], ==, 16 * 7 % 251); /* the stack's own */
	UK_EXPECT_INT(frame.data[16] | frame.data[17], ==, 0);
	UK_EXPECT_INT(frame.context.command & 0xfffff, ==, 60000 - 54);
	UK_EXPECT_INT(frame.context.status, ==, 54 << 8 | 1400 << 16);
	UK_EXPECT(frame.last.command & OUT_CUT);
	while (n < RING && send(1, 100, &todo) == 0)
		n++;
	UK_EXPECT_INT(n, <=, HEADERS);
	UK_EXPECT_INT(n, >=, 10);
	played_end();
	UK_EXPECT_INT(played->out.headers_used, ==, 0);
}

UK_TEST(out_what_cannot_be_sent_stays_the_callers)
{
	played_begin();
	freed = 0;
	UK_EXPECT_INT(send(1, 0, NULL), ==, -EINVAL);
	UK_EXPECT_INT(send(1, 1519, NULL), ==, -EINVAL);
	UK_EXPECT_INT(send(1, 65536, NULL), ==, -EINVAL);
	UK_EXPECT_INT(send(PARTS + 1, 1000, NULL), ==, -EINVAL);
	played->is_broken = true;
	UK_EXPECT_INT(send(1, 60, NULL), ==, -EIO);
	played->is_broken = false;
	UK_EXPECT_INT(freed, ==, 0);
	UK_EXPECT_INT(played->out.used, ==, 0);
	UK_EXPECT_INT(send(1, 1518, NULL), ==, 0);
	played_end();
}

UK_TEST(out_what_was_never_sent_is_not_freed)
{
	played_begin();
	freed = 0;
	for (unsigned i = 0; i < RING; i++)
		played->out.ring[i].status = UINT32_MAX;
	e1000_out_reclaim(played);
	UK_EXPECT_INT(freed, ==, 0);
	UK_EXPECT_INT(send(2, 60, NULL), ==, 0);
	UK_EXPECT_INT(freed, ==, 0);
	for (unsigned i = 0; i < RING; i++)
		played->out.ring[i].status = UINT32_MAX;
	e1000_out_reclaim(played);
	UK_EXPECT_INT(freed, ==, 2);
	played_end();
	UK_EXPECT_INT(freed, ==, 2);
}
