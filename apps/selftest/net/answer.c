// SPDX-License-Identifier: BSD-3-Clause
// Answers to frames, made of the frames themselves.
#include "frames.h"

#include <string.h>

#define ETHERNET_BYTES 14
enum { ARP = 0x0806, IPV4 = 0x0800, IPV6 = 0x86dd };
enum { ICMP = 1, TCP = 6, UDP = 17 };
enum { ECHO_PORT = 7, COMMAND_PORT = 9 };

static const uint8_t our_address[4] = {10, 0, 5, 2};

/* The frame's first part, which has all headers. */
struct frame {
	uint8_t *data;
	size_t bytes;
};

static unsigned get16(const uint8_t *p)
{
	return (unsigned)p[0] << 8 | p[1];
}

static void swap(uint8_t *a, uint8_t *b, size_t bytes)
{
	while (bytes-- > 0) {
		uint8_t c = *a;

		*a++ = *b;
		*b++ = c;
	}
}

static void answer_ethernet(const struct uk_netdev *dev, uint8_t *data)
{
	memcpy(data, data + 6, 6);
	memcpy(data + 6, dev->mac, 6);
}

/* RFC 826. */
static enum frames_verdict answer_arp(const struct uk_netdev *dev,
				      struct frame f)
{
	static const uint8_t request[8] = {0, 1, 8, 0, 6, 4, 0, 1};
	uint8_t *arp = f.data + ETHERNET_BYTES;

	if (f.bytes < ETHERNET_BYTES + 28 || memcmp(arp, request, 8) != 0 ||
	    memcmp(arp + 24, our_address, 4) != 0)
		return FRAMES_DROP;
	arp[7] = 2;
	memcpy(arp + 18, arp + 8, 10);
	memcpy(arp + 8, dev->mac, 6);
	memcpy(arp + 14, our_address, 4);
	answer_ethernet(dev, f.data);
	return FRAMES_ANSWER;
}

/* An echo's sum changes as its type does (RFC 1624). */
static enum frames_verdict answer_icmp(uint8_t *icmp)
{
	unsigned sum = get16(icmp + 2) + 0x0800;

	if (icmp[0] != 8)
		return FRAMES_DROP;
	sum = (sum & 0xffff) + (sum >> 16);
	icmp[0] = 0;
	icmp[2] = (uint8_t)(sum >> 8);
	icmp[3] = (uint8_t)sum;
	return FRAMES_ANSWER;
}

/* Sums are over both addresses and both ports: they stay. */
static enum frames_verdict answer_ports(uint8_t *ports, unsigned protocol)
{
	unsigned port = get16(ports + 2);

	swap(ports, ports + 2, 2);
	if (port == ECHO_PORT)
		return FRAMES_ANSWER;
	return port == COMMAND_PORT && protocol == UDP ? FRAMES_COMMAND
						       : FRAMES_DROP;
}

/* `bytes`: from the transport's header on. */
static enum frames_verdict answer_transport(uint8_t *p, size_t bytes,
					    unsigned protocol)
{
	switch (protocol) {
	case ICMP:
		return bytes < 8 ? FRAMES_DROP : answer_icmp(p);
	case TCP:
		return bytes < 20 ? FRAMES_DROP : answer_ports(p, TCP);
	case UDP:
		return bytes < 8 ? FRAMES_DROP : answer_ports(p, UDP);
	default:
		return FRAMES_DROP;
	}
}

static enum frames_verdict answer_ip(struct frame f, size_t *headers)
{
	uint8_t *ip = f.data + ETHERNET_BYTES;
	size_t bytes = f.bytes - ETHERNET_BYTES, header = 40;
	unsigned protocol;

	if (get16(f.data + 12) == IPV4) {
		header = (ip[0] & 0xfu) * 4;
		if (bytes < 20 || header < 20 || bytes < header ||
		    memcmp(ip + 16, our_address, 4) != 0)
			return FRAMES_DROP;
		protocol = ip[9];
		swap(ip + 12, ip + 16, 4);
	} else {
		if (bytes < header)
			return FRAMES_DROP;
		protocol = ip[6];
		swap(ip + 8, ip + 24, 16);
	}
	*headers = ETHERNET_BYTES + header;
	return answer_transport(ip + header, bytes - header, protocol);
}

enum frames_verdict frames_answer(const struct uk_netdev *dev,
				  struct uk_netdev_buf *packet,
				  struct uk_netdev_todo *todo,
				  const char **command, size_t *bytes)
{
	struct frame f = {packet->data, packet->bytes};
	size_t headers = 0;
	enum frames_verdict v;

	if (f.bytes < ETHERNET_BYTES)
		return FRAMES_DROP;
	if (get16(f.data + 12) == ARP)
		return answer_arp(dev, f);
	if (get16(f.data + 12) != IPV4 && get16(f.data + 12) != IPV6)
		return FRAMES_DROP;
	v = answer_ip(f, &headers);
	if (v == FRAMES_DROP)
		return v;
	answer_ethernet(dev, f.data);
	if (todo->cut != UK_NETDEV_WHOLE)
		todo->header_bytes =
		    (uint16_t)(headers + (f.data[headers + 12] >> 4) * 4u);
	todo->checked = false;
	*command = (const char *)f.data + headers + 8;
	*bytes = f.bytes - UK_MIN(f.bytes, headers + 8);
	return v;
}
