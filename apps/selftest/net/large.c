// SPDX-License-Identifier: BSD-3-Clause
// One packet of TCP of ours whose sum, or more, is left to the device.
#include "frames.h"

#include <string.h>

enum { ETHERNET = 14, TCP = 20, IPV4_HEADER = 20, IPV6_HEADER = 40 };
enum { PARTS = 16, PART_BYTES = 4000 };

static struct uk_netdev_buf head, parts[PARTS];
static uint8_t headers[ETHERNET + IPV6_HEADER + TCP],
    payload[PARTS][PART_BYTES];

static void keep(struct uk_netdev_buf *buf)
{
	(void)buf;
}

static void put16(uint8_t *p, unsigned value)
{
	p[0] = (uint8_t)(value >> 8);
	p[1] = (uint8_t)value;
}

static unsigned add(const uint8_t *p, unsigned bytes, unsigned sum)
{
	for (unsigned i = 0; i < bytes; i += 2)
		sum += (unsigned)p[i] << 8 | p[i + 1];
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return sum;
}

/* The first part holds all headers, of others each has PART_BYTES. */
static void make_payload(unsigned bytes)
{
	unsigned n = 0;

	head.next = parts;
	for (; bytes > 0; n++) {
		unsigned here = UK_MIN(bytes, PART_BYTES);

		for (unsigned i = 0; i < here; i++)
			payload[n][i] =
			    (uint8_t)((n * PART_BYTES + i) * 7 % 251);
		parts[n] = (struct uk_netdev_buf){&parts[n + 1], payload[n],
						  here, keep};
		bytes -= here;
	}
	parts[n - 1].next = NULL;
}

static void make_ipv4(const uint8_t *like, unsigned bytes)
{
	uint8_t *ip = headers + ETHERNET;

	memcpy(headers, like, ETHERNET + IPV4_HEADER);
	put16(ip + 2, IPV4_HEADER + TCP + bytes);
	ip[9] = 6;
	put16(ip + 10, 0);
	put16(ip + 10, ~add(ip, IPV4_HEADER, 0));
	put16(ip + IPV4_HEADER + 16, add(ip + 12, 8, 6 + TCP + bytes));
}

/* Between two addresses of the link. */
static void make_ipv6(const uint8_t *like, unsigned bytes)
{
	static const uint8_t fe80[2] = {0xfe, 0x80};
	uint8_t *ip = headers + ETHERNET;

	memcpy(headers, like, 12);
	put16(headers + 12, 0x86dd);
	ip[0] = 0x60;
	put16(ip + 4, TCP + bytes);
	ip[6] = 6;
	ip[7] = 64;
	memcpy(ip + 8, fe80, 2);
	ip[23] = 2;
	memcpy(ip + 24, fe80, 2);
	ip[39] = 1;
	put16(ip + IPV6_HEADER + 16, add(ip + 8, 32, 6 + TCP + bytes));
}

int frames_large(struct uk_netdev *dev, const uint8_t *like, bool is_ipv6,
		 unsigned bytes, unsigned segment)
{
	unsigned ip = is_ipv6 ? IPV6_HEADER : IPV4_HEADER;
	uint8_t *tcp = headers + ETHERNET + ip;
	struct uk_netdev_todo todo = {
	    .checksum = true,
	    .checksum_start = (uint16_t)(ETHERNET + ip),
	    .checksum_offset = 16,
	    .segment_bytes = (uint16_t)segment,
	    .header_bytes = (uint16_t)(ETHERNET + ip + TCP),
	};

	if (bytes == 0 || bytes > sizeof(payload))
		return -EINVAL;
	if (segment)
		todo.cut = is_ipv6 ? UK_NETDEV_TCP6 : UK_NETDEV_TCP4;
	memset(headers, 0, sizeof(headers));
	(is_ipv6 ? make_ipv6 : make_ipv4)(like, bytes);
	put16(tcp, 7);
	put16(tcp + 2, 5555);
	put16(tcp + 6, 1000);
	tcp[12] = TCP / 4 << 4;
	tcp[13] = 0x18; /* PSH and ACK: the last segment alone has the former */
	make_payload(bytes);
	head.data = headers;
	head.bytes = todo.header_bytes;
	head.free = keep;
	return uk_netdev_send(dev, 0, &head, &todo);
}
