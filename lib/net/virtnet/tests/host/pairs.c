// SPDX-License-Identifier: BSD-3-Clause
// Tests: several pairs of queues, and devices that lie about them.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

#define SEVERAL (UK_VIRTIO_VERSION_1 | 1ULL << 17 | 1ULL << 22)

enum { BYTES = 60, MOST_BYTES = 2000 };

static struct virtnet *v;
static struct uk_netdev_todo todo;
static unsigned freed;

static struct virtnet *begin(uint64_t features, uint16_t pairs, uint16_t wanted)
{
	played.features = features;
	played.legacy = !(features & UK_VIRTIO_VERSION_1);
	played.ring_size = 16;
	played.link = 1;
	played.pairs = pairs;
	played.wanted = wanted;
	played.told = played.pair = 0;
	v = played_begin();
	todo = (struct uk_netdev_todo){0};
	freed = 0;
	return v;
}

static void count(struct uk_netdev_buf *buf)
{
	(void)buf;
	freed++;
}

static int send(unsigned queue)
{
	static char data[BYTES];
	static struct uk_netdev_buf parts[8];
	struct uk_netdev_buf *part = &parts[queue];

	*part = (struct uk_netdev_buf){
	    .data = data, .bytes = sizeof(data), .free = count};
	return uk_netdev_send(&v->net, queue, part, &todo);
}

/* Whether a packet that the device receives by a pair comes by that alone. */
static bool comes(unsigned pair)
{
	struct uk_netdev_buf *packet;
	bool only = true;

	played.pair = (uint16_t)pair;
	if (!played_receive((struct virtnet_header){0}, BYTES, 0, MOST_BYTES))
		return false;
	for (unsigned i = 0; i < v->used; i++)
		only = only &&
		       (i == pair || !uk_netdev_receive(&v->net, i, &todo));
	packet = uk_netdev_receive(&v->net, pair, &todo);
	if (packet)
		uk_netdev_free(packet);
	return packet && only;
}

static bool goes(unsigned pair)
{
	static uint8_t flat[MOST_BYTES];
	bool went;

	played.pair = (uint16_t)pair;
	went = send(pair) == 0 && played_send(flat, sizeof(flat)) > BYTES;
	uk_netdev_push(&v->net, pair);
	return went;
}

UK_TEST(pairs_carry_packets_apart)
{
	played.way = PLAYED_OBEYS;
	UK_EXPECT(begin(SEVERAL, 4, 3));
	UK_EXPECT_INT(played.told, ==, 3);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT(comes(i) && goes(i) && goes(i));
	UK_EXPECT_INT(freed, ==, 6);
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT(v->net.queue_stats[i].received == 1 &&
			  v->net.queue_stats[i].sent == 2);
	UK_EXPECT_INT(v->net.stats.received, ==, 3);
	UK_EXPECT_INT(v->net.stats.sent, ==, 6);
	/* Each keeps what it has until then. */
	for (unsigned i = 0; i < 3; i++)
		UK_EXPECT_INT(send(i), ==, 0);
	uk_netdev_close(&v->net);
	UK_EXPECT_INT(freed, ==, 9);
}

/* Whose packets are there is called, the others are not. */
UK_TEST(pairs_call_apart)
{
	played.way = PLAYED_OBEYS;
	UK_EXPECT(begin(SEVERAL, 4, 4));
	for (unsigned i = 0; i < 4; i++)
		UK_EXPECT(uk_netdev_listen(&v->net, i));
	played_interrupt_pair(2);
	UK_EXPECT(played_calls == 1 && played_called == 2);
	played_interrupt_pair(2);
	UK_EXPECT_INT(played_calls, ==, 1);
	played_interrupt(false);
	UK_EXPECT_INT(played_calls, ==, 4);
}

UK_TEST(pairs_are_as_many_as_both_have)
{
	played.way = PLAYED_OBEYS;
	UK_EXPECT(begin(SEVERAL, 8, 0) && v->net.queues == 4);
	UK_EXPECT(begin(SEVERAL, 2, 2) && v->net.queues == 2);
	UK_EXPECT_INT(uk_netdev_open(&v->net, 1, 0), ==, -EINVAL);
	uk_netdev_close(&v->net);
	UK_EXPECT_INT(uk_netdev_open(&v->net, 3, 0), ==, -EINVAL);
	UK_EXPECT_INT(uk_netdev_open(&v->net, 0, 0), ==, -EINVAL);
	/* Fewer than before, and one, of which nothing need be told. */
	UK_EXPECT(begin(SEVERAL, 4, 4));
	uk_netdev_close(&v->net);
	UK_EXPECT_INT(uk_netdev_open(&v->net, 2, 0), ==, 0);
	UK_EXPECT(played.told == 2 && comes(1));
	uk_netdev_close(&v->net);
	played.told = 0;
	UK_EXPECT_INT(uk_netdev_open(&v->net, 1, 0), ==, 0);
	UK_EXPECT(played.told == 0 && comes(0));
}

UK_TEST(pairs_of_old_devices)
{
	played.way = PLAYED_OBEYS;
	UK_EXPECT(begin(SEVERAL & ~UK_VIRTIO_VERSION_1, 2, 2));
	UK_EXPECT(played.told == 2 && comes(1) && goes(1));
}

/* Without a control queue, or with a number that makes no sense, one is used.
 */
UK_TEST(pairs_that_a_device_does_not_have)
{
	static const uint16_t numbers[] = {0, 1, 0x8001, 0xffff};

	played.way = PLAYED_OBEYS;
	for (unsigned i = 0; i < UK_ARRAY_LEN(numbers); i++) {
		UK_EXPECT(begin(SEVERAL, numbers[i], 1));
		UK_EXPECT(v->net.queues == 1 && !v->net.queue_stats);
		UK_EXPECT(comes(0));
	}
	UK_EXPECT(begin(SEVERAL & ~(1ULL << 17), 4, 1) && v->net.queues == 1);
	UK_EXPECT(begin(SEVERAL & ~(1ULL << 22), 4, 1) && v->net.queues == 1);
	/* It says so many, and has no queue there. */
	UK_EXPECT(!begin(SEVERAL, 0x8000, 2));
}

static struct virtnet *opened_by(uint16_t queues)
{
	struct virtnet *first = begin(SEVERAL, 4, 1);

	uk_netdev_close(&first->net);
	return uk_netdev_open(&first->net, queues, 0) ? NULL : first;
}

/* Whatever it does with the order, it is one that one pair can be used of. */
UK_TEST(pairs_of_a_device_that_does_not_obey)
{
	static const struct {
		unsigned way;
		int error;
	} ways[] = {
	    {PLAYED_REFUSES, -ENOTSUP}, {PLAYED_BABBLES, -EIO},
	    {PLAYED_OVERFLOWS, -EIO},   {PLAYED_SKIPS, -EIO},
	    {PLAYED_SLEEPS, -EIO},      {PLAYED_DIES, -EIO},
	};

	for (unsigned i = 0; i < UK_ARRAY_LEN(ways); i++) {
		UK_EXPECT(begin(SEVERAL, 4, 1));
		uk_netdev_close(&v->net);
		played.way = ways[i].way;
		UK_EXPECT_INT(uk_netdev_open(&v->net, 4, 0), ==, ways[i].error);
		UK_EXPECT(!v->open);
		UK_EXPECT_INT(send(3), ==, -EIO);
		UK_EXPECT_INT(uk_netdev_open(&v->net, 1, 0), ==, 0);
		UK_EXPECT(comes(0) && goes(0));
		played.way = PLAYED_OBEYS;
	}
	UK_EXPECT(opened_by(4) && comes(3));
}

/* A lie of one is all the device's. */
UK_TEST(pairs_of_which_one_lies)
{
	played.way = PLAYED_OBEYS;
	UK_EXPECT(begin(SEVERAL, 4, 4));
	UK_EXPECT_INT(send(0), ==, 0);
	UK_EXPECT(comes(2));
	played_lie();
	UK_EXPECT(!uk_netdev_receive(&v->net, 2, &todo));
	UK_EXPECT(!uk_netdev_receive(&v->net, 2, &todo));
	UK_EXPECT_INT(freed, ==, 1);
	UK_EXPECT(!v->open && send(0) == -EIO);
	UK_EXPECT(uk_netdev_listen(&v->net, 1));
}
