// SPDX-License-Identifier: BSD-3-Clause
// Tests: frames to the gateway of QEMU's user network, and its answers, where
// such a network is plugged in.
#include <uk/memory.h>
#include <uk/netdev.h>
#include <uk/plat.h>
#include <uk/test.h>

enum {
	PINGS = 200,
	BATCH = 8,
	PAYLOAD = 1000,
	ETHERNET = 14,
	IP = 20,
	ICMP = 8,
	PING_BYTES = ETHERNET + IP + ICMP + PAYLOAD,
};

static const uint8_t we[] = {10, 0, 2, 15}, gateway[] = {10, 0, 2, 2};

/* A frame in two parts, which tells when it was sent. */
struct frame {
	struct uk_netdev_buf head, tail;
	uint8_t bytes[PING_BYTES];
	bool busy;
};

static struct uk_netdev *net;
static struct frame frames[BATCH];
static uint8_t gateway_mac[6];
static volatile unsigned woken;

static void wake(struct uk_netdev *dev, unsigned queue)
{
	(void)dev;
	(void)queue;
	woken++;
}

static void sent(struct uk_netdev_buf *buf)
{
	struct frame *f = UK_CONTAINER_OF(buf, struct frame, tail);

	f->busy = false;
}

static void head_sent(struct uk_netdev_buf *buf)
{
	(void)buf;
}

static bool begin(void)
{
	net = uk_netdev_next(NULL);
	if (!net)
		return false;
	net->wake = wake;
	return uk_netdev_open(net, 1, ~0U) == 0;
}

static void put(uint8_t *to, unsigned value)
{
	to[0] = (uint8_t)(value >> 8);
	to[1] = (uint8_t)value;
}

/* The Internet's checksum, of whole words (RFC 1071). */
static unsigned sum(const uint8_t *p, unsigned bytes)
{
	unsigned total = 0;

	for (unsigned i = 0; i < bytes; i += 2)
		total += (unsigned)p[i] << 8 | p[i + 1];
	while (total >> 16)
		total = (total & 0xffff) + (total >> 16);
	return ~total & 0xffff;
}

static int send(struct frame *f, unsigned bytes)
{
	const struct uk_netdev_todo todo = {0};

	f->head = (struct uk_netdev_buf){
	    .next = &f->tail,
	    .data = f->bytes,
	    .bytes = ETHERNET,
	    .free = head_sent,
	};
	f->tail = (struct uk_netdev_buf){
	    .data = f->bytes + ETHERNET,
	    .bytes = bytes - ETHERNET,
	    .free = sent,
	};
	f->busy = true;
	return uk_netdev_send(net, 0, &f->head, &todo);
}

static int send_arp(struct frame *f)
{
	static const uint8_t start[] = {0, 1, 8, 0, 6, 4, 0, 1};
	uint8_t *arp = f->bytes + ETHERNET;

	memset(f->bytes, 0, sizeof(f->bytes));
	memset(f->bytes, 0xff, 6);
	memcpy(f->bytes + 6, net->mac, 6);
	put(f->bytes + 12, 0x0806);
	memcpy(arp, start, sizeof(start));
	memcpy(arp + 8, net->mac, 6);
	memcpy(arp + 14, we, 4);
	memcpy(arp + 24, gateway, 4);
	return send(f, 60);
}

static int send_ping(struct frame *f, unsigned number)
{
	uint8_t *ip = f->bytes + ETHERNET, *icmp = ip + IP;

	memset(f->bytes, 0, sizeof(f->bytes));
	memcpy(f->bytes, gateway_mac, 6);
	memcpy(f->bytes + 6, net->mac, 6);
	put(f->bytes + 12, 0x0800);
	ip[0] = 0x45;
	put(ip + 2, IP + ICMP + PAYLOAD);
	ip[8] = 64;
	ip[9] = 1;
	memcpy(ip + 12, we, 4);
	memcpy(ip + 16, gateway, 4);
	put(ip + 10, sum(ip, IP));
	icmp[0] = 8;
	put(icmp + 6, number);
	memset(icmp + ICMP, (int)number, PAYLOAD);
	put(icmp + 2, sum(icmp, ICMP + PAYLOAD));
	return send(f, PING_BYTES);
}

/* What comes within a second, flat; 0: nothing does. */
static unsigned receive(uint8_t *to, unsigned room)
{
	const uint64_t end = uk_plat_time_ns() + 1000000000;
	struct uk_netdev_buf *packet;
	struct uk_netdev_todo todo;
	unsigned bytes = 0;

	while (!(packet = uk_netdev_receive(net, 0, &todo))) {
		unsigned before = woken;

		if (!uk_netdev_listen(net, 0))
			continue;
		unsigned long flags = uk_plat_irq_save();

		while (woken == before && uk_plat_time_ns() < end)
			uk_plat_idle(end);
		uk_plat_irq_restore(flags);
		if (uk_plat_time_ns() >= end)
			return 0;
	}
	for (struct uk_netdev_buf *b = packet; b; b = b->next) {
		unsigned part = UK_MIN(b->bytes, room - bytes);

		memcpy(to + bytes, b->data, part);
		bytes += part;
	}
	uk_netdev_free(packet);
	return bytes;
}

static bool find_gateway(void)
{
	uint8_t answer[PING_BYTES] = {0};

	if (send_arp(&frames[0]))
		return false;
	uk_netdev_push(net, 0);
	while (receive(answer, sizeof(answer)) >= 42)
		if (answer[12] == 8 && answer[13] == 6 && answer[21] == 2 &&
		    memcmp(answer + 28, gateway, 4) == 0) {
			memcpy(gateway_mac, answer + 22, 6);
			return memcmp(answer, net->mac, 6) == 0;
		}
	return false;
}

/* Whether it is the answer to a ping, in order and with its payload. */
static bool is_answer(const uint8_t *f, unsigned bytes, unsigned number)
{
	const uint8_t *icmp = f + ETHERNET + IP;

	if (bytes != PING_BYTES || f[23] != 1 || icmp[0] != 0 ||
	    icmp[7] != (uint8_t)number)
		return false;
	for (unsigned i = 0; i < PAYLOAD; i++)
		if (icmp[ICMP + i] != (uint8_t)number)
			return false;
	return sum(icmp, ICMP + PAYLOAD) == 0;
}

static unsigned ping_batch(unsigned first)
{
	uint8_t answer[PING_BYTES];
	unsigned answered = 0, bytes;

	for (unsigned i = 0; i < BATCH; i++)
		if (send_ping(&frames[i], first + i))
			return 0;
	uk_netdev_push(net, 0);
	while (answered < BATCH &&
	       (bytes = receive(answer, sizeof(answer))) > 0)
		answered += is_answer(answer, bytes, first + answered);
	return answered;
}

UK_TEST(virtnet_gateway_answers)
{
	unsigned answered = 0;

	if (!uk_netdev_next(NULL))
		UK_TEST_SKIP("no network is plugged in");
	UK_EXPECT(begin());
	uint64_t before = net->stats.sent;

	UK_EXPECT(net->up && net->mtu == 1500);
	UK_EXPECT(find_gateway());
	for (unsigned i = 0; i < PINGS; i += BATCH)
		answered += ping_batch(i);
	UK_EXPECT_INT(answered, ==, PINGS);
	UK_EXPECT_INT(net->stats.bad, ==, 0);
	UK_EXPECT_INT(net->stats.sent - before, ==, PINGS + 1);
	uk_netdev_close(net);
	for (unsigned i = 0; i < BATCH; i++)
		UK_EXPECT(!frames[i].busy);
}

UK_TEST(virtnet_starts_again)
{
	const struct uk_netdev_todo todo = {0};

	if (!uk_netdev_next(NULL))
		UK_TEST_SKIP("no network is plugged in");
	for (unsigned i = 0; i < 3; i++) {
		UK_EXPECT(begin());
		UK_EXPECT(find_gateway());
		UK_EXPECT_INT(ping_batch(i), ==, BATCH);
		uk_netdev_close(net);
	}
	UK_EXPECT_INT(uk_netdev_send(net, 0, &frames[0].head, &todo), ==, -EIO);
}

/* One who listens before anything is on its way is called, once. */
UK_TEST(virtnet_calls_who_listens)
{
	const uint64_t end = uk_plat_time_ns() + 5000000000;

	if (!uk_netdev_next(NULL))
		UK_TEST_SKIP("no network is plugged in");
	UK_EXPECT(begin());
	woken = 0;
	UK_EXPECT(uk_netdev_listen(net, 0));
	UK_EXPECT_INT(send_arp(&frames[0]), ==, 0);
	uk_netdev_push(net, 0);
	unsigned long flags = uk_plat_irq_save();

	while (woken == 0 && uk_plat_time_ns() < end)
		uk_plat_idle(end);
	uk_plat_irq_restore(flags);
	UK_EXPECT_INT(woken, ==, 1);
	UK_EXPECT(net->stats.interrupts > 0);
	UK_EXPECT(!uk_netdev_listen(net, 0));
	uk_netdev_close(net);
}
