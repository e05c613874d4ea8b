// SPDX-License-Identifier: BSD-3-Clause
// Tests: packets both ways, whole, merged and to be cut, and a device that
// lies.
#include "played.h"

#include <uk/memory.h>
#include <uk/test.h>

#define MODERN   (UK_VIRTIO_VERSION_1 | UK_VIRTIO_INDIRECT | UK_VIRTIO_EVENT)
#define OFFLOADS 0x1983ULL /* checksums and cutting, both ways */
#define MERGES   (1ULL << 15)
#define STATUS   (1ULL << 16)
#define MAC      (1ULL << 5)

static struct virtnet *v;
static struct uk_netdev_todo todo;
static unsigned freed;
static uint8_t flat[70000];

static void begin(uint64_t features)
{
	played = (struct played){
	    .features = features,
	    .legacy = !(features & UK_VIRTIO_VERSION_1),
	    .ring_size = 64,
	    .link = 1,
	};
	freed = 0;
	v = played_begin();
	UK_EXPECT(v != NULL);
}

/* Whether a packet has so many bytes, counting up from 0. */
static bool is_right(const struct uk_netdev_buf *packet, unsigned bytes)
{
	unsigned n = 0;

	for (; packet; packet = packet->next)
		for (uint32_t i = 0; i < packet->bytes; i++, n++)
			if (((uint8_t *)packet->data)[i] != (uint8_t)n)
				return false;
	return n == bytes;
}

static void count(struct uk_netdev_buf *buf)
{
	(void)buf;
	freed++;
}

static struct uk_netdev_buf part_of(void *data, uint32_t bytes,
				    struct uk_netdev_buf *next)
{
	return (struct uk_netdev_buf){
	    .next = next, .data = data, .bytes = bytes, .free = count};
}

UK_TEST(packets_come_in_one_buffer)
{
	begin(MODERN | MAC);
	UK_EXPECT(v->net.up && v->net.mac[0] == 2 && v->net.mac[5] == 7);
	UK_EXPECT_INT(v->net.abilities, ==, 0);
	UK_EXPECT(!uk_netdev_receive(&v->net, 0, &todo));
	for (unsigned i = 0; i < 1000; i++) {
		UK_EXPECT(played_receive((struct virtnet_header){0}, 1514, 0,
					 2000) == 1);
		struct uk_netdev_buf *p = uk_netdev_receive(&v->net, 0, &todo);

		UK_EXPECT(p && is_right(p, 1514) && !todo.checksum);
		UK_EXPECT((uintptr_t)p->data % 4 == 2);
		uk_netdev_free(p);
	}
	UK_EXPECT_INT(v->net.stats.received, ==, 1000);
	UK_EXPECT_INT(v->net.stats.received_bytes, ==, 1514000);
}

UK_TEST(packets_come_to_old_devices_drivers)
{
	begin(0);
	UK_EXPECT(v->header_alone && v->header_bytes == 10);
	begin(UK_VIRTIO_ANY_LAYOUT);
	UK_EXPECT(!v->header_alone && v->header_bytes == 10);
	UK_EXPECT(played_receive((struct virtnet_header){0}, 60, 0, 2000) == 1);
	struct uk_netdev_buf *p = uk_netdev_receive(&v->net, 0, &todo);

	UK_EXPECT(p && is_right(p, 60) && (uintptr_t)p->data % 4 == 2);
	uk_netdev_free(p);
	begin(MERGES);
	UK_EXPECT(!v->header_alone && v->header_bytes == 12);
}

UK_TEST(packets_come_merged_and_to_be_cut)
{
	const struct virtnet_header header = {
	    .vnet = {.flags = 1,
		     .cut = 1,
		     .header_bytes = 54,
		     .segment_bytes = 1448,
		     .checksum_start = 34,
		     .checksum_offset = 16},
	};

	begin(MODERN | MERGES | OFFLOADS);
	UK_EXPECT_INT(v->net.abilities, ==, 31);
	UK_EXPECT_INT(played_receive(header, 60000, 0, 2000), >=, 30);
	struct uk_netdev_buf *p = uk_netdev_receive(&v->net, 0, &todo);

	UK_EXPECT(p && is_right(p, 60000));
	UK_EXPECT(todo.checksum && todo.checksum_start == 34 &&
		  todo.checksum_offset == 16 && todo.cut == UK_NETDEV_TCP4 &&
		  todo.segment_bytes == 1448);
	uk_netdev_free(p);
	UK_EXPECT(!uk_netdev_receive(&v->net, 0, &todo));
	UK_EXPECT_INT(v->pairs[0].in.queue.ring.held, ==, 64);
}

/* What makes no sense in a packet is the packet's fault. */
UK_TEST(packets_that_make_no_sense_are_dropped)
{
	struct virtnet_header header = {
	    .vnet = {.flags = 1, .checksum_start = 60}};

	begin(MODERN);
	UK_EXPECT(played_receive(header, 60, 0, 2000) == 1);
	UK_EXPECT(played_receive((struct virtnet_header){0}, 13, 0, 2000) == 1);
	UK_EXPECT(played_receive((struct virtnet_header){0}, 60, 0, 2000) == 1);
	struct uk_netdev_buf *p = uk_netdev_receive(&v->net, 0, &todo);

	UK_EXPECT(p && is_right(p, 60) && v->net.stats.bad == 2);
	uk_netdev_free(p);
}

UK_TEST(packets_go_in_parts)
{
	static uint8_t data[63000];
	struct uk_netdev_buf parts[8];

	for (unsigned i = 0; i < sizeof(data); i++)
		data[i] = (uint8_t)i;
	begin(MODERN | OFFLOADS);
	for (unsigned i = 0; i < 7; i++)
		parts[i] = part_of(data + 9000UL * i, 9000, &parts[i + 1]);
	parts[6].next = NULL;
	todo = (struct uk_netdev_todo){.checksum = true,
				       .checksum_start = 34,
				       .checksum_offset = 16,
				       .cut = UK_NETDEV_TCP6,
				       .segment_bytes = 1428,
				       .header_bytes = 74};
	UK_EXPECT_INT(uk_netdev_send(&v->net, 0, parts, &todo), ==, 0);
	UK_EXPECT_INT(played_send(flat, sizeof(flat)), ==, 63000 + 12);
	struct virtnet_header header;

	memcpy(&header, flat, sizeof(header));
	UK_EXPECT(header.vnet.flags == 1 && header.vnet.cut == 4 &&
		  header.vnet.segment_bytes == 1428 &&
		  header.vnet.header_bytes == 74 &&
		  header.vnet.checksum_start == 34 && header.bufs == 0);
	UK_EXPECT(memcmp(flat + 12, data, 63000) == 0);
	UK_EXPECT_INT(freed, ==, 0);
	uk_netdev_push(&v->net, 0);
	UK_EXPECT_INT(freed, ==, 7);
	/* Not to be cut, and too long. */
	todo.cut = UK_NETDEV_WHOLE;
	UK_EXPECT_INT(uk_netdev_send(&v->net, 0, parts, &todo), ==, -EINVAL);
	parts[0] = part_of(data, 13, NULL);
	UK_EXPECT_INT(uk_netdev_send(&v->net, 0, parts, &todo), ==, -EINVAL);
	UK_EXPECT_INT(freed, ==, 7);
}

/* Whoever finds no room and listens is called once there is some, or told at
 * once. */
UK_TEST(packets_that_find_no_room)
{
	static struct uk_netdev_buf parts[200];
	static char data[60];
	unsigned sent = 0;
	int error = 0;

	todo = (struct uk_netdev_todo){0};
	begin(MODERN);
	for (; !error && sent < 200; sent += !error) {
		parts[sent] = part_of(data, 60, NULL);
		error = uk_netdev_send(&v->net, 0, &parts[sent], &todo);
	}
	UK_EXPECT_INT(error, ==, -EAGAIN);
	UK_EXPECT_INT(sent, ==, 32);
	UK_EXPECT(uk_netdev_listen(&v->net, 0));
	played_interrupt(false);
	UK_EXPECT_INT(played_calls, ==, 1);
	played_interrupt(false);
	UK_EXPECT_INT(played_calls, ==, 1);
	UK_EXPECT(played_send(flat, sizeof(flat)) == 72);
	UK_EXPECT(!uk_netdev_listen(&v->net, 0));
	UK_EXPECT_INT(freed, ==, 1);
	UK_EXPECT_INT(uk_netdev_send(&v->net, 0, &parts[sent], &todo), ==, 0);
	uk_netdev_close(&v->net);
	UK_EXPECT_INT(freed, ==, 33);
}

/* All buffers are in the stack's hands: one that comes back is news. */
UK_TEST(packets_that_nobody_gives_back)
{
	static struct uk_netdev_buf *kept[300];
	unsigned n = 0;

	begin(MODERN);
	while (n < 300 &&
	       played_receive((struct virtnet_header){0}, 60, 0, 2000) &&
	       (kept[n] = uk_netdev_receive(&v->net, 0, &todo)))
		n++;
	UK_EXPECT(n >= 128 && n < 300);
	UK_EXPECT(uk_netdev_listen(&v->net, 0));
	UK_EXPECT_INT(played_calls, ==, 0);
	uk_netdev_free(kept[--n]);
	UK_EXPECT_INT(played_calls, ==, 1);
	UK_EXPECT(!uk_netdev_receive(&v->net, 0, &todo));
	UK_EXPECT(played_receive((struct virtnet_header){0}, 60, 0, 2000) == 1);
	/* Closed, it leaves what others have alone. */
	uk_netdev_close(&v->net);
	while (n > 0)
		uk_netdev_free(kept[--n]);
}

UK_TEST(packets_link_goes_down_and_up)
{
	begin(MODERN | STATUS);
	UK_EXPECT(v->net.up);
	played.link = 0;
	played_interrupt(true);
	UK_EXPECT(!v->net.up && played_calls == 1);
	played.link = 1;
	played_interrupt(true);
	UK_EXPECT(v->net.up && played_calls == 2);
}

/* Whether the device is stopped, for good. */
static bool is_stopped(void)
{
	static char data[60];
	struct uk_netdev_buf part = part_of(data, 60, NULL);

	while (uk_netdev_receive(&v->net, 0, &todo))
		continue;
	todo = (struct uk_netdev_todo){0};
	return !uk_netdev_receive(&v->net, 0, &todo) &&
	       uk_netdev_send(&v->net, 0, &part, &todo) == -EIO &&
	       uk_netdev_listen(&v->net, 0) && !v->open && freed == 1;
}

static void begin_to_lie(uint64_t features)
{
	static char data[60];
	static struct uk_netdev_buf part;

	begin(features);
	part = part_of(data, 60, NULL);
	todo = (struct uk_netdev_todo){0};
	UK_EXPECT_INT(uk_netdev_send(&v->net, 0, &part, &todo), ==, 0);
}

UK_TEST(packets_of_a_device_that_lies)
{
	const struct virtnet_header ten = {.bufs = 10};

	/* A part of a packet; less than a header; a buffer twice. */
	begin_to_lie(MODERN | MERGES);
	UK_EXPECT(played_receive(ten, 60, 0, 2000) == 1);
	UK_EXPECT(is_stopped());
	begin_to_lie(MODERN);
	UK_EXPECT(played_receive((struct virtnet_header){0}, 0, 0, 2000) == 1);
	UK_EXPECT(is_stopped());
	begin_to_lie(MODERN);
	UK_EXPECT(played_receive((struct virtnet_header){0}, 60, 0, 2000) == 1);
	played_lie();
	UK_EXPECT(is_stopped());
	/* It is opened anew like any. */
	UK_EXPECT_INT(uk_netdev_open(&v->net, 1, 0), ==, 0);
	UK_EXPECT(played_receive((struct virtnet_header){0}, 60, 0, 2000) == 1);
	struct uk_netdev_buf *p = uk_netdev_receive(&v->net, 0, &todo);

	UK_EXPECT(p && is_right(p, 60));
	uk_netdev_free(p);
}
