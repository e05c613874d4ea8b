// SPDX-License-Identifier: BSD-3-Clause
// Many frames of ours, each numbered, as fast as the device takes them.
#include "frames.h"

#include <string.h>

#define HEADERS 46 /* Ethernet's, IPv4's without options, UDP's, the number */
#define MOST    9014

/* More than devices take at once: one that has room for all never says when
 * there is room again. */
#define BUFFERS 2048

static uint8_t like[HEADERS], payload[MOST - HEADERS];
static unsigned next, end, frame_bytes;

static struct buffer {
	struct uk_netdev_buf head, body; /* two parts, as a stack's are */
	bool used;
	uint8_t headers[HEADERS];
} buffers[BUFFERS];

static void free_body(struct uk_netdev_buf *buf)
{
	UK_CONTAINER_OF(buf, struct buffer, body)->used = false;
}

static void free_head(struct uk_netdev_buf *buf)
{
	(void)buf;
}

static void put16(uint8_t *p, unsigned value)
{
	p[0] = (uint8_t)(value >> 8);
	p[1] = (uint8_t)value;
}

static void sum_header(uint8_t *ip)
{
	unsigned sum = 0;

	put16(ip + 10, 0);
	for (unsigned i = 0; i < 20; i += 2)
		sum += (unsigned)ip[i] << 8 | ip[i + 1];
	sum = (sum & 0xffff) + (sum >> 16);
	put16(ip + 10, ~(sum + (sum >> 16)));
}

void frames_burst_begin(const struct uk_netdev_buf *answer, unsigned count,
			unsigned bytes)
{
	memcpy(like, answer->data, HEADERS - 4);
	frame_bytes = bytes <= HEADERS ? HEADERS + 1 : UK_MIN(bytes, MOST);
	for (unsigned i = 0; i < sizeof(payload); i++)
		payload[i] = (uint8_t)(i % 251);
	put16(like + 16, frame_bytes - 14);
	put16(like + 38, frame_bytes - 34);
	put16(like + 40, 0); /* UDP's without a sum */
	sum_header(like + 14);
	next = 0;
	end = count;
}

static void fill(struct buffer *b)
{
	b->head =
	    (struct uk_netdev_buf){&b->body, b->headers, HEADERS, free_head};
	b->body = (struct uk_netdev_buf){NULL, payload, frame_bytes - HEADERS,
					 free_body};
	memcpy(b->headers, like, HEADERS);
	put16(b->headers + HEADERS - 4, next >> 16);
	put16(b->headers + HEADERS - 2, next);
}

/* One that the device has done with. */
static struct buffer *unused(void)
{
	struct buffer *b = &buffers[next % BUFFERS];

	return b->used ? NULL : b;
}

bool frames_burst(struct uk_netdev *dev)
{
	struct uk_netdev_todo nothing = {0};
	struct buffer *b;

	while (next < end && (b = unused()) != NULL) {
		fill(b);
		b->used = true;
		if (uk_netdev_send(dev, 0, &b->head, &nothing)) {
			b->used = false;
			break;
		}
		next++;
	}
	return next == end;
}
