// SPDX-License-Identifier: BSD-3-Clause
// Tests: frames of one connection go by one queue, those of many by all.
#include <uk/memory.h>
#include <uk/netdev/flow.h>
#include <uk/test.h>

enum { QUEUES = 4, TCP = 6, UDP = 17, ICMP = 1 };

static uint8_t frame[100];

static void put(unsigned at, unsigned value)
{
	frame[at] = (uint8_t)(value >> 8);
	frame[at + 1] = (uint8_t)value;
}

static void make4(unsigned protocol, unsigned host, unsigned port)
{
	memset(frame, 0, sizeof(frame));
	put(12, 0x0800);
	frame[14] = 0x45;
	frame[23] = (uint8_t)protocol;
	put(26, 0x0a00);
	put(28, host);
	put(30, 0x0a00);
	put(32, 2);
	put(34, port);
	put(36, 80);
}

static void make6(unsigned protocol, unsigned host, unsigned port)
{
	memset(frame, 0, sizeof(frame));
	put(12, 0x86dd);
	frame[20] = (uint8_t)protocol;
	put(22, 0xfe80);
	put(36, host);
	put(54, port);
	put(56, 80);
}

static unsigned queue(void)
{
	return uk_netdev_flow(frame, sizeof(frame), QUEUES);
}

UK_TEST(flow_of_a_connection_keeps_its_queue)
{
	for (unsigned port = 1000; port < 1100; port++) {
		make4(TCP, 1, port);
		unsigned q = queue();

		/* Length, number and time to live; then TCP's. */
		put(16, port);
		put(18, port);
		frame[22] = 64;
		memset(frame + 38, (int)port, 60);
		UK_EXPECT_INT(queue(), ==, q);
		UK_EXPECT_INT(uk_netdev_flow(frame, 38, QUEUES), ==, q);
	}
}

/* How many of 1000 went by each queue: none has fewer than half its share. */
static bool is_fair(void (*make)(unsigned protocol, unsigned host,
				 unsigned port),
		    unsigned protocol, bool by_host)
{
	unsigned counts[QUEUES] = {0};

	for (unsigned n = 0; n < 1000; n++) {
		make(protocol, by_host ? n : 1, by_host ? 1000 : 1000 + n);
		counts[queue()]++;
	}
	for (unsigned q = 0; q < QUEUES; q++)
		if (counts[q] < 1000 / QUEUES / 2)
			return false;
	return true;
}

UK_TEST(flow_of_many_goes_by_all_queues)
{
	UK_EXPECT(is_fair(make4, TCP, false));
	UK_EXPECT(is_fair(make4, TCP, true));
	UK_EXPECT(is_fair(make4, UDP, false));
	UK_EXPECT(is_fair(make4, ICMP, true));
	UK_EXPECT(is_fair(make6, TCP, false));
	UK_EXPECT(is_fair(make6, UDP, true));
	/* What is no port tells nothing apart. */
	UK_EXPECT(!is_fair(make4, ICMP, false));
	UK_EXPECT(!is_fair(make6, 58, false));
}

UK_TEST(flow_behind_options_of_ip)
{
	unsigned differ = 0;

	make4(TCP, 1, 1000);
	frame[14] = 0x46;
	for (unsigned port = 0; port < 100; port++) {
		unsigned before = queue();

		put(38, port);
		differ += queue() != before;
	}
	UK_EXPECT_INT(differ, >, 50);
}

/* The first has ports, the others have not: they may not part. */
UK_TEST(flow_of_fragments_has_no_ports)
{
	for (unsigned port = 1000; port < 1100; port++) {
		make4(UDP, port, port);
		put(20, 0x2000);
		unsigned q = queue();

		put(20, 0x00b9);
		put(34, port * 7);
		UK_EXPECT_INT(queue(), ==, q);
	}
}

UK_TEST(flow_of_what_is_cut_short_or_not_ip)
{
	make4(TCP, 1, 1000);
	for (size_t bytes = 0; bytes < 34; bytes++)
		UK_EXPECT_INT(uk_netdev_flow(frame, bytes, QUEUES), ==, 0);
	for (size_t bytes = 34; bytes < sizeof(frame); bytes++)
		UK_EXPECT_INT(uk_netdev_flow(frame, bytes, QUEUES), <, QUEUES);
	make6(TCP, 1, 1000);
	for (size_t bytes = 0; bytes < 54; bytes++)
		UK_EXPECT_INT(uk_netdev_flow(frame, bytes, QUEUES), ==, 0);
	put(12, 0x0806);
	UK_EXPECT_INT(queue(), ==, 0);
}
