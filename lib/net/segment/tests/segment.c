// SPDX-License-Identifier: BSD-3-Clause
// Tests: what a device cuts out of segments that became one packet is what they
// were, to the byte and in their order.
#include "cutter.h"

#include <uk/memory.h>
#include <uk/segment.h>
#include <uk/test.h>

enum { FIN = 1, SYN = 2, PSH = 8, ACK = 16, CONNECTIONS = 3, MSS = 1460 };

static uint32_t seed = 1;

static uint32_t random_below(uint32_t n)
{
	seed ^= seed << 13;
	seed ^= seed >> 17;
	seed ^= seed << 5;
	return seed % n;
}

static bool once_in(uint32_t n)
{
	return random_below(n) == 0;
}

/* The frame that lwIP makes next. */
struct source {
	uint32_t sequence[CONNECTIONS], ack;
	uint16_t id, window;
	unsigned connection;
	uint8_t options; /* words of them */
};

static void put(uint8_t *at, uint32_t value, size_t bytes)
{
	while (bytes-- > 0) {
		at[bytes] = (uint8_t)value;
		value >>= 8;
	}
}

static size_t put_ip(struct source *s, uint8_t *frame, size_t behind)
{
	uint8_t *ip = frame + 14;

	memcpy(frame, "\2\0\0\0\0\1\2\0\0\0\0\2", 12);
	put(frame + 12, s->connection == 1 ? 0x86dd : 0x0800, 2);
	if (s->connection == 1) {
		memset(ip, 0, 40);
		ip[0] = 0x60;
		put(ip + 4, (uint32_t)behind, 2);
		ip[6] = 6;
		ip[7] = 255;
		memset(ip + 8, 0xfe, 31);
		return 14 + 40;
	}
	memset(ip, 0, 20);
	ip[0] = 0x45;
	put(ip + 2, 20 + (uint32_t)behind, 2);
	put(ip + 4, s->id++, 2);
	put(ip + 6, once_in(99) ? 0x2000 : 0, 2);
	ip[8] = 255;
	ip[9] = once_in(99) ? 17 : 6;
	put(ip + 12, 0x0a000501, 4);
	put(ip + 16, 0x0a000502, 4);
	segment_cutter_sum_ip4(frame);
	return 14 + 20;
}

static size_t next_frame(struct source *s, uint8_t *frame)
{
	size_t payload = once_in(20)  ? random_below(MSS + 1)
			 : once_in(9) ? MSS - 4
				      : MSS;
	uint8_t flags = ACK | (once_in(30) ? PSH : 0) |
			(once_in(99) ? FIN : 0) | (once_in(200) ? SYN : 0);
	uint32_t *sequence;
	size_t tcp, header;

	if (once_in(25))
		s->connection = random_below(CONNECTIONS);
	if (once_in(60))
		s->ack += random_below(5000);
	if (once_in(60))
		s->window = (uint16_t)random_below(65536);
	if (once_in(60))
		s->options = (uint8_t)random_below(4);
	sequence = &s->sequence[s->connection];
	if (once_in(60))
		*sequence -= random_below(3) * MSS;
	if (once_in(60))
		s->id++;
	header = 20 + s->options * 4U;
	tcp = put_ip(s, frame, header + payload);
	memset(frame + tcp, 0, header);
	put(frame + tcp, s->connection, 2);
	put(frame + tcp + 2, 80, 2);
	put(frame + tcp + 4, *sequence, 4);
	put(frame + tcp + 8, s->ack, 4);
	frame[tcp + 12] = (uint8_t)(header << 2);
	frame[tcp + 13] = flags;
	put(frame + tcp + 14, s->window, 2);
	memset(frame + tcp + 20, once_in(50) ? 1 : 0, header - 20);
	for (size_t i = 0; i < payload; i++)
		frame[tcp + header + i] = (uint8_t)(*sequence + i * 7);
	*sequence += (uint32_t)payload;
	return tcp + header + payload;
}

static bool is_tcp(const uint8_t *frame)
{
	return frame[12] == 0x86 || frame[23] == 6;
}

/* What went in and has not come out, and the packet that grows. */
static struct line {
	uint8_t frames[64][1600];
	size_t bytes[64];
	unsigned in, out, wrong, packets, largest;
	uint8_t packet[UK_NETDEV_LARGEST + 1];
	size_t packet_bytes;
	struct uk_segment first;
	struct uk_segment_run all;
	bool grows;
} line;

static void came_out(void *arg, const uint8_t *frame, size_t bytes)
{
	struct line *l = arg;
	const unsigned i = l->out++ % 64;

	if (bytes != l->bytes[i] || memcmp(frame, l->frames[i], bytes) != 0)
		l->wrong++;
}

static void send(struct line *l)
{
	struct uk_netdev_todo todo = {.checksum = false};

	if (l->packet_bytes == 0)
		return;
	if (l->grows && l->all.count > 1)
		uk_segment_finish(&l->all, l->packet, &l->first, &todo);
	else if (is_tcp(l->packet))
		segment_cutter_sum_tcp(l->packet, l->packet_bytes);
	l->packets++;
	l->largest = UK_MAX(l->largest, (unsigned)l->packet_bytes);
	if (!segment_cutter_send(l->packet, l->packet_bytes, &todo, came_out,
				 l))
		l->wrong++;
	l->packet_bytes = 0;
	l->grows = false;
}

static void take(struct line *l, const uint8_t *frame, size_t bytes)
{
	struct uk_segment s;
	bool is_one = uk_segment_read(&s, frame, bytes, bytes);
	size_t skip = 0;

	if (is_one && l->grows && uk_segment_take(&l->all, l->packet, &s)) {
		skip = s.header_bytes;
	} else {
		send(l);
		l->grows = is_one;
		l->first = s;
		if (is_one)
			uk_segment_begin(&l->all, &s);
	}
	memcpy(l->packet + l->packet_bytes, frame + skip, bytes - skip);
	l->packet_bytes += bytes - skip;
}

UK_TEST(what_is_cut_is_what_was_put_together)
{
	struct source source = {.ack = 1, .window = 5000};
	static uint8_t frame[1600];
	const unsigned count = 4000;

	for (unsigned i = 0; i < count; i++) {
		size_t bytes = next_frame(&source, frame);
		uint8_t *kept = line.frames[line.in % 64];

		memcpy(kept, frame, bytes);
		line.bytes[line.in++ % 64] = bytes;
		if (is_tcp(kept))
			segment_cutter_sum_tcp(kept, bytes);
		take(&line, frame, bytes);
	}
	send(&line);
	UK_EXPECT_INT(line.out, ==, count);
	UK_EXPECT_INT(line.wrong, ==, 0);
	UK_EXPECT_INT(line.packets, <, count / 3);
	UK_EXPECT_INT(line.largest, <=, UK_NETDEV_LARGEST);
}

/* Only segments of full length grow to the most that there is. */
UK_TEST(packets_grow_to_the_most_and_no_further)
{
	struct source source = {.window = 1};
	static uint8_t frame[1600];
	struct uk_segment_run all;
	struct uk_segment s;
	static uint8_t first[1600];
	unsigned count = 0;

	for (;; count++) {
		size_t tcp = put_ip(&source, frame, 20 + MSS);

		put(frame + 20, 0, 2);
		frame[23] = 6;
		memset(frame + tcp, 0, 20);
		put(frame + tcp + 4, count * MSS, 4);
		frame[tcp + 12] = 0x50;
		frame[tcp + 13] = ACK;
		if (!uk_segment_read(&s, frame, tcp + 20, tcp + 20 + MSS))
			break;
		if (count == 0) {
			memcpy(first, frame, sizeof(first));
			uk_segment_begin(&all, &s);
		} else if (!uk_segment_take(&all, first, &s)) {
			break;
		}
	}
	UK_EXPECT_INT(count, ==, (UK_NETDEV_LARGEST - 54) / MSS);
}

UK_TEST(what_is_no_segment_is_left_alone)
{
	static const struct {
		unsigned at;
		uint8_t value;
	} changes[] = {
	    {12, 9},       /* neither IP */
	    {14, 0x41},    /* a header that is too short */
	    {14, 0x4f},    /* or too long for what is there */
	    {16, 1},       /* another length */
	    {20, 0x20},    /* a fragment */
	    {21, 1},       /* another one */
	    {23, 17},      /* UDP */
	    {46, 0x40},    /* a header of TCP that is too short */
	    {46, 0xf0},    /* or longer than the first part */
	    {47, ACK | 2}, /* SYN */
	    {47, ACK | 4}, /* RST */
	    {47, ACK | 0x20}, {47, PSH}, {47, ACK | 0x80},
	};
	struct source source = {.connection = 0};
	uint8_t frame[200] = "";
	struct uk_segment s;

	(void)put_ip(&source, frame, 20 + 100);
	put(frame + 20, 0, 2);
	frame[23] = 6;
	frame[46] = 0x50;
	frame[47] = ACK;
	UK_EXPECT(uk_segment_read(&s, frame, 54, 154));
	UK_EXPECT_INT(s.payload_bytes, ==, 100);
	UK_EXPECT(!uk_segment_read(&s, frame, 53, 154));
	UK_EXPECT(!uk_segment_read(&s, frame, 13, 154));
	UK_EXPECT(!uk_segment_read(&s, frame, 54, 153));
	for (size_t i = 0; i < UK_ARRAY_LEN(changes); i++) {
		uint8_t before = frame[changes[i].at];

		frame[changes[i].at] = changes[i].value;
		UK_EXPECT(!uk_segment_read(&s, frame, 54, 154));
		frame[changes[i].at] = before;
	}
	put(frame + 16, 40, 2);
	UK_EXPECT(!uk_segment_read(&s, frame, 54, 54));
}
