// SPDX-License-Identifier: BSD-3-Clause
// Whether one segment of TCP may follow another, and the headers of both as
// one.
#include <uk/memory.h>
#include <uk/segment.h>

/* Where things are (RFC 894, 791, 8200, 9293): in the frame, in IP's header, in
 * TCP's. */
enum { TYPE = 12, IP = 14 };
enum { IP4_LENGTH = 2, IP4_ID = 4, IP4_FRAGMENT = 6 };
enum { IP4_PROTOCOL = 9, IP4_SUM = 10, IP4_ADDRESSES = 12, IP4_LEAST = 20 };
enum { IP6_LENGTH = 4, IP6_NEXT = 6, IP6_ADDRESSES = 8, IP6_BYTES = 40 };
enum { TCP_SEQUENCE = 4, TCP_ACK = 8, TCP_OFFSET = 12, TCP_FLAGS = 13 };
enum { TCP_WINDOW = 14, TCP_SUM = 16, TCP_URGENT = 18, TCP_LEAST = 20 };
enum { PROTOCOL_TCP = 6 };
enum { FIN = 1, PSH = 8, ACK = 16 };

static unsigned word(const uint8_t *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static uint32_t long_word(const uint8_t *at)
{
	return (uint32_t)word(at) << 16 | word(at + 2);
}

static void put_word(uint8_t *at, size_t value)
{
	at[0] = (uint8_t)(value >> 8);
	at[1] = (uint8_t)value;
}

/* Where TCP begins and IP ends, or 0: it is something else. What is padded, or
 * a fragment, is left as it is. */
static unsigned find_tcp(struct uk_segment *s, size_t first_bytes,
			 size_t frame_bytes)
{
	const uint8_t *ip = s->headers + IP;
	unsigned header;

	if (first_bytes < IP + IP4_LEAST + TCP_LEAST)
		return 0;
	s->is_ip6 = word(s->headers + TYPE) == 0x86dd;
	if (s->is_ip6)
		return ip[IP6_NEXT] == PROTOCOL_TCP &&
			       first_bytes >= IP + IP6_BYTES + TCP_LEAST &&
			       word(ip + IP6_LENGTH) ==
				   frame_bytes - IP - IP6_BYTES
			   ? IP + IP6_BYTES
			   : 0;
	header = (ip[0] & 15U) * 4;
	return word(s->headers + TYPE) == 0x0800 && header >= IP4_LEAST &&
		       ip[IP4_PROTOCOL] == PROTOCOL_TCP &&
		       (word(ip + IP4_FRAGMENT) & 0x3fff) == 0 &&
		       word(ip + IP4_LENGTH) == frame_bytes - IP &&
		       first_bytes >= IP + header + TCP_LEAST
		   ? IP + header
		   : 0;
}

bool uk_segment_read(struct uk_segment *s, const void *first,
		     size_t first_bytes, size_t frame_bytes)
{
	const uint8_t *tcp;
	unsigned header, flags;

	*s = (struct uk_segment){.headers = first};
	s->tcp = find_tcp(s, first_bytes, frame_bytes);
	if (!s->tcp)
		return false;
	tcp = s->headers + s->tcp;
	header = (tcp[TCP_OFFSET] >> 4) * 4U;
	flags = tcp[TCP_FLAGS];
	s->header_bytes = s->tcp + header;
	if (header < TCP_LEAST || s->header_bytes > first_bytes ||
	    frame_bytes <= s->header_bytes || (flags & ~(FIN | PSH)) != ACK)
		return false;
	s->payload_bytes = (unsigned)frame_bytes - s->header_bytes;
	s->ends = flags & (FIN | PSH);
	return true;
}

void uk_segment_begin(struct uk_segment_run *all,
		      const struct uk_segment *first)
{
	*all = (struct uk_segment_run){
	    .segment_bytes = first->payload_bytes,
	    .payload_bytes = first->payload_bytes,
	    .count = 1,
	    .flags = first->headers[first->tcp + TCP_FLAGS],
	    .ended = first->ends,
	};
}

static bool same(const uint8_t *a, const uint8_t *b, unsigned from, unsigned to)
{
	return memcmp(a + from, b + from, to - from) == 0;
}

/* But for the length, the sum and IPv4's number, which counts. */
static bool same_ip(const uint8_t *a, const uint8_t *b,
		    const struct uk_segment *next, unsigned count)
{
	unsigned bytes = next->tcp - IP;

	if (next->is_ip6)
		return same(a, b, 0, IP6_LENGTH) && same(a, b, IP6_NEXT, bytes);
	return same(a, b, 0, IP4_LENGTH) &&
	       word(b + IP4_ID) == ((word(a + IP4_ID) + count) & 0xffff) &&
	       same(a, b, IP4_FRAGMENT, IP4_SUM) &&
	       same(a, b, IP4_ADDRESSES, bytes);
}

/* But for the place in the stream, the sum, and what ends it. */
static bool same_tcp(const uint8_t *a, const uint8_t *b, unsigned bytes)
{
	return same(a, b, 0, TCP_SEQUENCE) && same(a, b, TCP_ACK, TCP_FLAGS) &&
	       same(a, b, TCP_WINDOW, TCP_WINDOW + 2) &&
	       same(a, b, TCP_URGENT, bytes);
}

bool uk_segment_take(struct uk_segment_run *all, const uint8_t *headers,
		     const struct uk_segment *next)
{
	const unsigned tcp = next->tcp;
	const uint8_t *tcp_a = headers + tcp, *tcp_b = next->headers + tcp;
	const unsigned bytes = next->header_bytes + next->payload_bytes;

	if (all->ended || next->payload_bytes > all->segment_bytes ||
	    all->payload_bytes + bytes > UK_NETDEV_LARGEST ||
	    !same(headers, next->headers, 0, IP) ||
	    !same_ip(headers + IP, next->headers + IP, next, all->count) ||
	    !same_tcp(tcp_a, tcp_b, next->header_bytes - tcp) ||
	    long_word(tcp_b + TCP_SEQUENCE) !=
		(uint32_t)(long_word(tcp_a + TCP_SEQUENCE) +
			   all->payload_bytes))
		return false;
	all->payload_bytes += next->payload_bytes;
	all->count++;
	all->flags = tcp_b[TCP_FLAGS];
	all->ended = next->ends || next->payload_bytes < all->segment_bytes;
	return true;
}

/* RFC 1071, not inverted. */
static uint32_t add(uint32_t sum, const uint8_t *p, size_t bytes)
{
	for (size_t i = 0; i < bytes; i += 2)
		sum += word(p + i);
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return sum;
}

/* The sum of the pseudo-header, and that of IPv4's own. */
static uint32_t finish_ip6(uint8_t *ip, size_t behind)
{
	put_word(ip + IP6_LENGTH, behind);
	return add(0, ip + IP6_ADDRESSES, 32);
}

static uint32_t finish_ip4(uint8_t *ip, size_t header, size_t behind)
{
	put_word(ip + IP4_LENGTH, header + behind);
	put_word(ip + IP4_SUM, 0);
	put_word(ip + IP4_SUM, ~add(0, ip, header));
	return add(0, ip + IP4_ADDRESSES, 8);
}

void uk_segment_finish(const struct uk_segment_run *all, uint8_t *headers,
		       const struct uk_segment *first,
		       struct uk_netdev_todo *todo)
{
	const unsigned tcp = first->tcp;
	const size_t behind = first->header_bytes - tcp + all->payload_bytes;
	uint32_t sum = first->is_ip6
			   ? finish_ip6(headers + IP, behind)
			   : finish_ip4(headers + IP, tcp - IP, behind);

	sum += PROTOCOL_TCP + (uint32_t)behind;
	headers[tcp + TCP_FLAGS] = all->flags;
	put_word(headers + tcp + TCP_SUM, add(sum, NULL, 0));
	*todo = (struct uk_netdev_todo){
	    .checksum = true,
	    .checksum_start = (uint16_t)tcp,
	    .checksum_offset = TCP_SUM,
	    .cut = first->is_ip6 ? UK_NETDEV_TCP6 : UK_NETDEV_TCP4,
	    .segment_bytes = (uint16_t)all->segment_bytes,
	    .header_bytes = (uint16_t)first->header_bytes,
	};
}
