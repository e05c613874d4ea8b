// SPDX-License-Identifier: BSD-3-Clause
// What tells connections apart.
#include <uk/netdev/flow.h>

#include <uk/memory.h>

/* Where things are in a frame (RFC 894, 791, 8200). */
enum {
	TYPE = 12,
	HEADER = 14,
	IP4_FRAGMENT = HEADER + 6,
	IP4_PROTOCOL = HEADER + 9,
	IP4_ADDRESSES = HEADER + 12,
	IP4_LEAST = HEADER + 20,
	IP6_NEXT = HEADER + 6,
	IP6_ADDRESSES = HEADER + 8,
	IP6_END = HEADER + 40,
	PORTS_BYTES = 4,
};

enum { IP4 = 0x0800, IP6 = 0x86dd, TCP = 6, UDP = 17 };
enum { MORE_OR_OFFSET = 0x3fff };

static unsigned word(const uint8_t *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

/* Each bit of what is mixed in reaches the upper ones. */
static uint32_t mix(uint32_t sum, const uint8_t *at, unsigned bytes)
{
	const uint32_t golden = 0x9e3779b1;
	uint32_t part;

	for (unsigned i = 0; i < bytes; i += sizeof(part)) {
		memcpy(&part, at + i, sizeof(part));
		sum = (sum ^ part) * golden;
		sum ^= sum >> 15;
	}
	return sum;
}

static uint32_t mix_ports(uint32_t sum, const uint8_t *frame, size_t bytes,
			  unsigned protocol, unsigned at)
{
	if ((protocol != TCP && protocol != UDP) || bytes < at + PORTS_BYTES)
		return sum;
	return mix(sum, frame + at, PORTS_BYTES);
}

static uint32_t sum_ip4(const uint8_t *frame, size_t bytes)
{
	unsigned protocol = frame[IP4_PROTOCOL];
	uint32_t sum = mix(protocol, frame + IP4_ADDRESSES, 8);

	if (word(frame + IP4_FRAGMENT) & MORE_OR_OFFSET)
		return sum;
	return mix_ports(sum, frame, bytes, protocol,
			 HEADER + (frame[HEADER] & 15U) * 4);
}

static uint32_t sum_ip6(const uint8_t *frame, size_t bytes)
{
	unsigned next = frame[IP6_NEXT];

	return mix_ports(mix(next, frame + IP6_ADDRESSES, 32), frame, bytes,
			 next, IP6_END);
}

unsigned uk_netdev_flow(const void *data, size_t bytes, unsigned queues)
{
	const uint8_t *frame = data;
	uint32_t sum;

	if (bytes >= IP4_LEAST && word(frame + TYPE) == IP4)
		sum = sum_ip4(frame, bytes);
	else if (bytes >= IP6_END && word(frame + TYPE) == IP6)
		sum = sum_ip6(frame, bytes);
	else
		return 0;
	return (unsigned)((uint64_t)sum * queues >> 32);
}
