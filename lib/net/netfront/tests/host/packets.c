// SPDX-License-Identifier: BSD-3-Clause
// Tests: packets go out and come in whole, however their parts lie in pages.
#include "played.h"

#include <uk/test.h>

static unsigned char memory[20 * 4096] UK_ALIGNED(4096);
static unsigned freed;

static void count_free(struct uk_netdev_buf *buf)
{
	(void)buf;
	freed++;
}

static struct uk_netdev_buf parts[24];

/* A packet of so many parts of so many bytes each, from `at` on. */
static struct uk_netdev_buf *packet_of(unsigned count, size_t at,
				       uint32_t bytes)
{
	for (unsigned i = 0; i < count; i++)
		parts[i] = (struct uk_netdev_buf){
		    .next = i + 1 < count ? &parts[i + 1] : NULL,
		    .data = memory + at + i * bytes,
		    .bytes = bytes,
		    .free = count_free,
		};
	return parts;
}

static const char *sends(unsigned count, size_t at, uint32_t bytes,
			 const struct uk_netdev_todo *todo)
{
	struct netfront *n = played_begin();
	unsigned before = played_granted();

	for (size_t i = 0; i < sizeof(memory); i++)
		memory[i] = (unsigned char)(i * 7 + i / 251);
	freed = 0;
	if (netfront_out_send(&n->dev, 0, packet_of(count, at, bytes), todo))
		return "is not taken";
	netfront_out_push(&n->dev, 0);
	if (played.notified != 1 || freed != 0)
		return "is not said, or freed too early";
	if (!played_take() || played_packet.count != (size_t)count * bytes ||
	    memcmp(played_packet.bytes, memory + at, played_packet.count) != 0)
		return "is another";
	netfront_out_push(&n->dev, 0);
	if (freed != count || played_granted() != before || n->broken)
		return "is not freed";
	return "";
}

UK_TEST(packet_is_sent_from_any_place)
{
	UK_EXPECT_STR(sends(1, 0, 60, NULL), "");
	UK_EXPECT_STR(sends(1, 4090, 1514, NULL), "");
	UK_EXPECT_STR(sends(3, 4000, 100, NULL), "");
	UK_EXPECT_STR(sends(9, 2048, 4096, NULL), "");
	UK_EXPECT_STR(sends(1, 1, 65535, NULL), "");
}

/* What a device still has TCP does not send again, so that nothing else may
 * come to be sent. */
UK_TEST(packet_is_freed_without_another_being_sent)
{
	struct netfront *n = played_begin();

	freed = 0;
	UK_EXPECT_INT(netfront_out_send(&n->dev, 0, packet_of(2, 0, 60), NULL),
		      ==, 0);
	netfront_out_push(&n->dev, 0);
	UK_EXPECT(played_take());
	UK_EXPECT_INT(freed, ==, 0);
	netfront_out_reap(n);
	UK_EXPECT_INT(freed, ==, 2);
}

UK_TEST(packet_says_what_is_to_be_done_to_it)
{
	struct uk_netdev_todo todo = {
	    .checksum = true,
	    .cut = UK_NETDEV_TCP4,
	    .segment_bytes = 1448,
	};

	UK_EXPECT_STR(sends(4, 100, 3000, &todo), "");
	UK_EXPECT_INT(played_packet.segment, ==, 1448);
	UK_EXPECT(played_packet.flags & NETTXF_csum_blank &&
		  played_packet.flags & NETTXF_data_validated);
	UK_EXPECT_STR(sends(1, 100, 300, NULL), "");
	UK_EXPECT_INT(played_packet.flags, ==, 0);
}

UK_TEST(packet_that_cannot_be_sent_stays_the_callers)
{
	struct netfront *n = played_begin();

	UK_EXPECT_INT(netfront_out_send(&n->dev, 0, packet_of(1, 0, 0), NULL),
		      ==, -EINVAL);
	UK_EXPECT_INT(netfront_out_send(&n->dev, 0, packet_of(19, 0, 10), NULL),
		      ==, -EINVAL);
	UK_EXPECT_INT(
	    netfront_out_send(&n->dev, 0, packet_of(10, 4000, 4096), NULL), ==,
	    -EINVAL);
	UK_EXPECT_INT(
	    netfront_out_send(&n->dev, 0, packet_of(1, 0, 65536), NULL), ==,
	    -EINVAL);
}

UK_TEST(ring_that_is_full_has_room_again)
{
	struct netfront *n = played_begin();
	unsigned sent = 0;
	int error = 0;

	freed = 0;
	while (!error && sent < 1000) {
		error =
		    netfront_out_send(&n->dev, 0, packet_of(1, 0, 60), NULL);
		sent += !error;
	}
	UK_EXPECT_INT(error, ==, -EAGAIN);
	UK_EXPECT(sent > 200 && n->wants_room);
	UK_EXPECT(!netfront_out_has_room(n));
	netfront_out_push(&n->dev, 0);
	while (played_take())
		;
	UK_EXPECT(netfront_out_has_room(n));
	UK_EXPECT_INT(freed, ==, (int)sent);
	UK_EXPECT_INT(netfront_out_send(&n->dev, 0, packet_of(1, 0, 60), NULL),
		      ==, 0);
	UK_EXPECT(!n->broken);
}

/* Whether the packet is what was given; frees it. */
static bool is_given(struct uk_netdev_buf *packet, size_t count)
{
	size_t at = 0;
	bool same = packet != NULL;

	for (struct uk_netdev_buf *b = packet; b && same; b = b->next) {
		same = at + b->bytes <= count &&
		       memcmp(b->data, memory + at, b->bytes) == 0;
		at += b->bytes;
	}
	uk_netdev_free(packet);
	return same && at == count;
}

UK_TEST(packets_come_in_pages_that_are_used_again)
{
	struct netfront *n = played_begin();
	struct uk_netdev_todo todo;
	unsigned wrong = 0;

	for (unsigned i = 0; i < 500; i++) {
		size_t count = 14 + i * 131 % 20000;

		if (!played_give(memory, count, 4000, i % 3 ? 0 : 1448)) {
			wrong++;
			break;
		}
		struct uk_netdev_buf *packet =
		    netfront_in_receive(&n->dev, 0, &todo);

		wrong +=
		    !todo.checked || todo.segment_bytes != (i % 3 ? 0 : 1448);
		wrong += !is_given(packet, count);
		wrong += netfront_in_receive(&n->dev, 0, &todo) != NULL;
	}
	UK_EXPECT_INT(wrong, ==, 0);
	UK_EXPECT_INT(played_granted(), ==, CONFIG_NETFRONT_PAGES);
	UK_EXPECT_INT((int)n->dev.stats.received, ==, 500);
}

UK_TEST(packets_that_no_stack_could_read_are_dropped)
{
	struct netfront *n = played_begin();
	struct uk_netdev_todo todo;

	UK_EXPECT(played_give(memory, 13, 4000, 0));
	UK_EXPECT(!netfront_in_receive(&n->dev, 0, &todo));
	UK_EXPECT(played_give(memory, UK_NETDEV_LARGEST + 1, 4000, 1448));
	UK_EXPECT(!netfront_in_receive(&n->dev, 0, &todo));
	UK_EXPECT_INT((int)n->dev.stats.bad, ==, 2);
	UK_EXPECT(!played.broken);
	UK_EXPECT_INT(played_granted(), ==, CONFIG_NETFRONT_PAGES);
}

UK_TEST(pages_that_the_stack_keeps_are_not_posted)
{
	struct netfront *n = played_begin();
	struct uk_netdev_buf *kept = NULL;
	struct uk_netdev_todo todo;
	unsigned count = 0;

	while (count < 1000 && played_give(memory, 60, 60, 0)) {
		struct uk_netdev_buf *packet =
		    netfront_in_receive(&n->dev, 0, &todo);

		(void)netfront_in_receive(&n->dev, 0, &todo);
		if (!packet)
			break;
		packet->next = kept;
		kept = packet;
		count++;
	}
	UK_EXPECT_INT(count, ==, PAGES);
	UK_EXPECT_INT(played_granted(), ==, 0);
	UK_EXPECT(!netfront_in_has_some(n));
	uk_netdev_free(kept);
	UK_EXPECT(played_granted() >= CONFIG_NETFRONT_PAGES / 2);
	UK_EXPECT(played_give(memory, 60, 60, 0) && netfront_in_has_some(n));
}
